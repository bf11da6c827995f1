import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('lodash', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    ['pick', `await books.save(_.pick(req.body, ['title', 'isbn']))`, ['write Repository.save (Book): body only isbn/title']],
    ['pick by names', `await books.save(_.pick(req.body, 'title', 'isbn'))`, ['write Repository.save (Book): body only isbn/title']],
    ['omit', `await books.save(_.omit(req.body, 'role', 'id'))`, ['write Repository.save (Book): body except id/role']],
    ['pickBy keeps the keys', 'await books.save(_.pickBy(req.body, value => value !== undefined))', ['write Repository.save (Book): body']],
    ['mapValues keeps the keys', `await books.save(_.mapValues(req.body, value => value.trim()))`, ['write Repository.save (Book): body']],
    ['mapValues of known keys', `await books.save(_.mapValues(_.pick(req.body, 'title'), String))`, ['write Repository.save (Book): body only title']],
    ['cloneDeep', 'await books.save(_.cloneDeep(req.body))', ['write Repository.save (Book): body']],
    [
      'merge into a row',
      'const book = await books.findOneBy({ id: 1 }); _.merge(book, req.body); await books.save(book)',
      ['write Repository.save (Book): {row Book, body}']
    ],
    [
      'merge picked keys into a row',
      `const book = await books.findOneBy({ id: 1 }); _.merge(book, _.pick(req.body, 'title')); await books.save(book)`,
      ['write Repository.save (Book): {row Book, body only title}']
    ],
    [
      'defaults leave what is there',
      `await books.save(_.defaults({ role: 'member' }, req.body))`,
      ['write Repository.save (Book): {body except role}']
    ],
    ['assign writes over it', `await books.save(_.assign({ role: 'member' }, req.body))`, ['write Repository.save (Book): body']],
    [
      'set a constant path',
      `const book: any = {}; _.set(book, 'title', req.body.value); await books.save(book)`,
      ['write Repository.save (Book): {title=body.value}']
    ],
    [
      'set a nested path',
      `const book: any = {}; _.set(book, 'author.name', req.body.value); await books.save(book)`,
      ['write Repository.save (Book): {author={name=body.value}}']
    ],
    [
      'set a path of the client',
      'const book: any = {}; _.set(book, req.body.path, req.body.value); await books.save(book)',
      ['write Repository.save (Book): body.value']
    ],
    ['get', `await books.save({ title: _.get(req.body, 'book.title') })`, ['write Repository.save (Book): {title=body.book.title}']]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('JSON', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    ['there and back', 'await books.save(JSON.parse(JSON.stringify(req.body)))', ['write Repository.save (Book): body']],
    [
      'there and back without a key',
      'const copy = JSON.parse(JSON.stringify(req.body)); delete copy.role; await books.save(copy)',
      ['write Repository.save (Book): body except role']
    ],
    ['text of the client', 'await books.save(JSON.parse(req.body.book))', ['write Repository.save (Book): body.book']],
    [
      'a key of it',
      'await books.save({ title: JSON.parse(req.body.book).title })',
      ['write Repository.save (Book): {title=body.book.title}']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('lodash and JSON on rows', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'response-body')

  test.each<Case>([
    [
      'omit of each',
      `res.json((await books.find()).map(book => _.omit(book, 'secret')))`,
      ['response-body Response.json: [row Book except secret]']
    ],
    ['names of a column', `res.json(_.map(await books.find(), 'title'))`, ['response-body Response.json: [row Book.title]']],
    [
      'a function for each',
      'res.json(_.map(await books.find(), book => ({ id: book.id })))',
      ['response-body Response.json: [{id=row Book.id}]']
    ],
    ['text', 'res.send(JSON.stringify(await books.find()))', ['response-body Response.send: [row Book]']],
    [
      'text without a column',
      'res.send(JSON.stringify((await books.find()).map(({ secret, ...book }) => book)))',
      ['response-body Response.send: [row Book except secret]']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
