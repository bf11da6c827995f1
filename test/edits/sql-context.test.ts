import { expect, test } from 'vitest'
import { positionIn } from '../../packages/engine/src/edits/sql-context.ts'

test.each([
  'select * from books where id = ', 'where title like ', 'WHERE id > ', 'limit ', 'LIMIT 10 OFFSET ', 'where a between ', 'where a between 1 and ',
  'insert into books (id, title) values (', 'insert into books (id, title) values (?, ', 'insert into b (a) values (1), (', 'update books set title = ',
  'where lower(', 'where name = \'it\'\'s\' and id = ', 'where a ilike \'%\' || '
])('a value may stand behind: %s', before => { expect(positionIn(before).kind).toBe('value') })

test.each([
  'select * from ', 'select ', 'order by ', 'order by title ', 'update ', 'insert into books (', 'where id in (', 'where id in (1, ', 'where ',
  'select * from books where ', '-- ', '/* '
])('no value may stand behind: %s', before => { expect(positionIn(before).kind).toBe('other') })

test('inside of quotes', () => {
  expect(positionIn('where title like \'%')).toEqual({ kind: 'quoted', quote: '\'', open: 17 })
})
