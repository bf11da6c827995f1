import { describe, expect, test } from 'vitest'
import type { Expression } from '../../packages/engine/src/model/expression.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('patterns in declarations', () => {
  test.each<Row>([
    ['of a plain name', 'const { body, query: { page } } = req', 'const body = <req>.body\nconst page = <req>.query.page'],
    ['of one element', 'const { rows } = await pool.query(sql)', 'const rows = (await <pool>.query(<sql>)).rows'],
    ['of a value that is read several times', 'const { id, title } = readBook()', 'temporary %1 = <readBook>()\nconst id = %1.id\nconst title = %1.title'],
    ['of `this`', 'const { a, b } = this', 'const a = this.a\nconst b = this.b'],
    ['renamed, quoted, computed', 'let { a: b, "c-d": e, [key]: f } = o', 'let b = <o>.a\nlet e = <o>["c-d"]\nlet f = <o>[<key>]'],
    ['defaults', 'const { a = 1, b: { c } = {} } = o', 'const a = (<o>.a default 1)\nconst c = (<o>.b default {}).c'],
    ['the rest of an object', 'const { a, [b]: c, "d": e, ...rest } = o', `const a = <o>.a
const c = <o>[<b>]
const e = <o>.d
const rest = rest(<o> except a, [computed], d)`],
    ['elements, holes, the rest of an array', 'const [a, , { b }, ...c] = list', `const a = <list>["0"]
const b = <list>["2"].b
const c = rest(<list> from 3)`],
    ['a default may use what was read before', 'const { a, b = a } = o', 'const a = <o>.a\nconst b = (<o>.b default a)'],
    ['an empty pattern keeps the value', 'const {} = f()', 'temporary %1 = <f>()'],
    ['a function as default takes the name', 'const { sort = (a) => a } = o', 'const sort = (<o>.sort default arrow sort(a) {\n  return a\n})']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('patterns in assignments', () => {
  test.each<Row>([
    ['names and members', '({ a: shop.a, b: list[0], c } = o)', '((%1 = <o>), (<shop>.a = %1.a), (<list>["0"] = %1.b), (<c> = %1.c), %1)'],
    ['an exchange', '[a, b] = [b, a]', '((%1 = [<b>, <a>]), (<a> = %1["0"]), (<b> = %1["1"]), %1)'],
    ['defaults and rest', '({ a = 1, b: [c = 2] = [], ...d } = o)', '((%1 = <o>), (<a> = (%1.a default 1)), (<c> = ((%1.b default [])["0"] default 2)), (<d> = rest(%1 except a, b)), %1)'],
    ['the source may be a target', 'let o; ({ o, p: q } = o)', 'let o\n((%1 = o), (o = %1.o), (<q> = %1.p), %1)'],
    ['as a value', 'f([a] = list)', '<f>(((%1 = <list>), (<a> = %1["0"]), %1))']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('the spans of what a pattern reads', () => {
  const text = 'const { id, title: name = "none", ...rest } = req.body'
  const { bindings } = lower('/shop.ts', text)
  const written = ({ start, end }: Expression) => text.slice(start, end)

  test('a read has the span of its key, a default that of its element, the value that was taken apart its own', () => {
    const [id, name, rest] = ['id', 'name', 'rest'].map(each => bindings.find(binding => binding.name === each)!.values[0]!)
    expect(written(id!)).toBe('id')
    expect(written(name!)).toBe('title: name = "none"')
    expect(name!.kind === 'fallback' && written(name.value)).toBe('title')
    expect(written(rest!)).toBe('rest')
  })

  test('a temporary has the span of the pattern, wherever it is used', () => {
    const temporary = bindings.find(({ kind }) => kind === 'temporary')!
    expect(text.slice(temporary.start, temporary.end)).toBe('{ id, title: name = "none", ...rest }')
    expect(temporary.values.map(written)).toEqual(['req.body'])
  })
})
