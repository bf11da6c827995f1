import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('objects are written over key by key', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    ['the whole body', 'await books.save(req.body)', ['write Repository.save (Book): body']],
    ['a copy', 'await books.save({ ...req.body })', ['write Repository.save (Book): body']],
    [
      'a key written after the body',
      `await books.save({ ...req.body, role: 'member' })`,
      ['write Repository.save (Book): {body except role}']
    ],
    ['a key written before the body', `await books.save({ role: 'member', ...req.body })`, ['write Repository.save (Book): body']],
    [
      'named keys',
      'const { title, isbn } = req.body; await books.save({ title, isbn })',
      ['write Repository.save (Book): {title=body.title, isbn=body.isbn}']
    ],
    ['a default', `const { title = 'none' } = req.body; await books.save({ title })`, ['write Repository.save (Book): {title=body.title}']],
    [
      'the rest of a pattern',
      'const { role, ...rest } = req.body; await books.save(rest)',
      ['write Repository.save (Book): body except role']
    ],
    [
      'the rest of a rest',
      'const { id, ...rest } = req.body; const { role, ...safe } = rest; await books.save(safe)',
      ['write Repository.save (Book): body except id/role']
    ],
    [
      'the rest of a nested object',
      'const { book: { role, ...inner } } = req.body; await books.save(inner)',
      ['write Repository.save (Book): body.book except role']
    ],
    [
      'a spread object of constants',
      `await books.save({ ...req.body, ...{ role: 'member' } })`,
      ['write Repository.save (Book): {body except role}']
    ],
    [
      'a spread result of a function',
      `await books.save({ ...req.body, ...defaults() }); function defaults() { return { role: 'member', id: 1 } }`,
      ['write Repository.save (Book): {body except id/role}']
    ],
    [
      'conditional entries',
      'await books.save({ ...(req.body.title && { title: req.body.title }), ...(req.body.isbn ? { isbn: req.body.isbn } : {}) })',
      ['write Repository.save (Book): {title=body.title, isbn=body.isbn}']
    ],
    [
      'one object or another',
      'await books.save(req.query.full ? req.body : { title: req.body.title })',
      ['write Repository.save (Book): {body, title=body.title}']
    ],
    [
      'a nested object',
      `await books.save({ title: req.body.title, author: { ...req.body.author, role: 'none' } })`,
      ['write Repository.save (Book): {title=body.title, author={body.author except role}}']
    ],
    [
      'a constant key',
      `const key = 'title'; await books.save({ [key]: req.body.title })`,
      ['write Repository.save (Book): {title=body.title}']
    ],
    ['a key of the client', 'await books.save({ [req.body.column]: req.body.value })', ['write Repository.save (Book): [body.value]']],
    [
      'a copy of a copy',
      `const data = structuredClone(req.body); data.role = 'member'; await books.save(data)`,
      ['write Repository.save (Book): {body except role}']
    ],
    ['frozen', 'const data = Object.freeze({ ...req.body }); await books.save(data)', ['write Repository.save (Book): body']]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('keys are written and deleted in place', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    ['written', `req.body.role = 'member'; await books.save(req.body)`, ['write Repository.save (Book): {body except role}']],
    [
      'written through another name',
      `const body = req.body; body.role = 'member'; await books.save(req.body)`,
      ['write Repository.save (Book): {body except role}']
    ],
    [
      'written by a constant name',
      `const key = 'role'; req.body[key] = 'member'; await books.save(req.body)`,
      ['write Repository.save (Book): {body except role}']
    ],
    [
      'written in one branch only',
      `const data = { ...req.body }; if (data.isbn) data.role = 'member'; await books.save(data)`,
      ['write Repository.save (Book): {body, role=body.role}']
    ],
    ['deleted', 'delete req.body.role; await books.save(req.body)', ['write Repository.save (Book): body except role']],
    [
      'deleted in one branch only',
      'const data = { ...req.body }; if (req.query.safe) delete data.role; await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'a list of keys deleted by a loop',
      `for (const key of ['role', 'secret']) delete req.body[key]; await books.save(req.body)`,
      ['write Repository.save (Book): body except role/secret']
    ],
    [
      'a list of keys deleted by a callback',
      `['role', 'secret'].forEach(key => delete req.body[key]); await books.save(req.body)`,
      ['write Repository.save (Book): body except role/secret']
    ],
    [
      'filled when missing',
      `const data = { ...req.body }; data.role ??= 'member'; await books.save(data)`,
      ['write Repository.save (Book): {body except role, role=body.role}']
    ],
    [
      'deleted by a function',
      'const clean = (body: any) => { delete body.role }; clean(req.body); await books.save(req.body)',
      ['write Repository.save (Book): body except role']
    ],
    [
      'a function that deletes nothing',
      'const clean = (body: any) => { const copy = { ...body }; delete copy.role }; clean(req.body); await books.save(req.body)',
      ['write Repository.save (Book): body']
    ],
    [
      'Object.assign over an object of ours',
      `await books.save(Object.assign({ role: 'member' }, req.body))`,
      ['write Repository.save (Book): body']
    ],
    [
      'Object.assign over the body',
      `await books.save(Object.assign({}, req.body, { role: 'member' }))`,
      ['write Repository.save (Book): {body except role}']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
