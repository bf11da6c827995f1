import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('arrays', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    ['elements handed on', 'await books.save(req.body.items)', ['write Repository.save (Book): body.items']],
    [
      'elements changed',
      `await books.save(req.body.items.map(item => ({ ...item, role: 'none' })))`,
      ['write Repository.save (Book): {body.items.[] except role}']
    ],
    [
      'elements picked',
      'await books.save(req.body.items.map(({ title }) => ({ title })))',
      ['write Repository.save (Book): {title=body.items.[].title}']
    ],
    ['the first', 'const [first] = req.body.items; await books.save(first)', ['write Repository.save (Book): body.items.0']],
    [
      'each by a loop',
      `for (const item of req.body.items) await books.save({ ...item, role: 'none' })`,
      ['write Repository.save (Book): {body.items.[] except role}']
    ],
    ['each by a callback', 'req.body.items.forEach(item => books.save(item))', ['write Repository.save (Book): body.items.[]']],
    [
      'pushed one by one',
      'const list = []; for (const item of req.body.items) list.push({ title: item.title }); await books.save(list)',
      ['write Repository.save (Book): {title=body.items.[].title}']
    ],
    [
      'spread into another list',
      `await books.save([...req.body.items, { title: 'none' }])`,
      ['write Repository.save (Book): {body.items.[], title=body.items.[].title}']
    ],
    [
      'reduced by a key of the client',
      'const data = req.body.items.reduce((all, item) => { all[item.key] = item.value; return all }, {}); await books.save(data)',
      ['write Repository.save (Book): body.items.[].value']
    ],
    ['in the place of an element', 'const data = [req.body]; await books.save(data[0])', ['write Repository.save (Book): body']],
    [
      'a nest that grows',
      'let node: any = {}; for (let at = 0; at < 9; at++) node = { next: node }; await books.save({ ...node, title: req.body.title })',
      ['write Repository.save (Book): {title=body.title}']
    ],
    [
      'a map of ours',
      `const shelf = new Map(); shelf.set('a', req.body); await books.save(shelf.get('a'))`,
      ['write Repository.save (Book): body']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('promises', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'response-body')

  test.each<Case>([
    ['then', 'books.findOneBy({ id: 1 }).then(book => res.json(book))', ['response-body Response.json: row Book']],
    [
      'then a pattern',
      'books.findOneBy({ id: 1 }).then(({ secret, ...book }) => res.json(book))',
      ['response-body Response.json: row Book except secret']
    ],
    [
      'then by then',
      'books.find().then(list => list[0]).then(book => res.send(book)).catch(next)',
      ['response-body Response.send: row Book']
    ],
    [
      'all',
      'const [list, count] = await Promise.all([books.find(), books.count()]); res.json({ list, count })',
      ['response-body Response.json: {list=[row Book]}']
    ],
    [
      'all of a map',
      'res.json(await Promise.all((await books.find()).map(async book => ({ id: book.id }))))',
      ['response-body Response.json: [{id=row Book.id}]']
    ],
    [
      'a promise of ours',
      'const book = await new Promise(resolve => { books.findOneBy({ id: 1 }).then(found => resolve(found)) }); res.json(book)',
      ['response-body Response.json: row Book']
    ],
    [
      'a promise of ours that drops a column',
      'const book = await new Promise((resolve, reject) => { books.findOneBy({ id: 1 }).then(({ secret, ...found }) => { resolve(found) }, reject) }); res.json(book)',
      ['response-body Response.json: row Book except secret']
    ],
    [
      'resolve handed on',
      'const book = await new Promise(resolve => { books.findOneBy({ id: 1 }).then(resolve) }); res.json(book)',
      ['response-body Response.json: row Book']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('loops change what they walk', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'response-body')

  test.each<Case>([
    [
      'a column deleted in a loop',
      'const list = await books.find(); for (const book of list) delete book.secret; res.json(list)',
      ['response-body Response.json: [row Book except secret]']
    ],
    [
      'a column deleted until a break',
      'const list = await books.find(); for (const book of list) { if (book.id === 7) break; delete book.secret } res.json(list)',
      ['response-body Response.json: [row Book]']
    ],
    [
      'a column deleted of a copy',
      'const list = await books.find(); for (const book of list) { const copy = { ...book }; delete copy.secret } res.json(list)',
      ['response-body Response.json: [row Book]']
    ],
    [
      'a column deleted by a callback',
      'const list = await books.find(); list.forEach(book => { delete book.secret }); res.json(list)',
      ['response-body Response.json: [row Book except secret]']
    ],
    [
      'a column overwritten by a callback',
      'const list = await books.find(); list.forEach(book => { book.secret = undefined }); res.json(list)',
      ['response-body Response.json: [{row Book except secret}]']
    ],
    [
      'another variable in the loop',
      'const list = await books.find(); for (let book of list) { book = { id: book.id }; res.write(book) } res.json(list)',
      ['response-body Response.write: {id=row Book.id}', 'response-body Response.json: [row Book]']
    ],
    ['filtered', 'res.json((await books.find()).filter(book => book.title))', ['response-body Response.json: [row Book]']],
    ['counted', 'res.json((await books.find()).length)', []],
    ['asked', `res.json((await books.find()).some(book => book.role === 'admin'))`, []]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
