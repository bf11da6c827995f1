import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('loops over keys', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'write')

  test.each<Case>([
    [
      'every key copied',
      'const data: any = {}; for (const key in req.body) data[key] = req.body[key]; await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'keys of a list copied',
      `const data: any = {}; for (const key of ['title', 'isbn']) if (key in req.body) data[key] = req.body[key]; await books.save(data)`,
      ['write Repository.save (Book): body only isbn/title']
    ],
    [
      'every key of Object.keys',
      'const data: any = {}; Object.keys(req.body).forEach(key => { data[key] = req.body[key] }); await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'keys filtered by a list',
      `const data: any = {}; Object.keys(req.body).filter(key => ['title'].includes(key)).forEach(key => { data[key] = req.body[key] }); await books.save(data)`,
      ['write Repository.save (Book): body only title']
    ],
    [
      'keys outside of a list passed over',
      `const data: any = {}; for (const key of Object.keys(req.body)) { if (!['title', 'isbn'].includes(key)) continue; data[key] = req.body[key] } await books.save(data)`,
      ['write Repository.save (Book): body only isbn/title']
    ],
    [
      'one key passed over',
      `const data: any = {}; for (const key in req.body) { if (key === 'role') continue; data[key] = req.body[key] } await books.save(data)`,
      ['write Repository.save (Book): body except role']
    ],
    [
      'a test that says nothing of keys',
      'const data: any = {}; for (const key in req.body) { if (!/^_/.test(key)) data[key] = req.body[key] } await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'entries copied',
      'const data: any = {}; for (const [key, value] of Object.entries(req.body)) data[key] = value; await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'entries but one copied',
      `const data: any = {}; for (const [key, value] of Object.entries(req.body)) { if (key !== 'role') data[key] = value } await books.save(data)`,
      ['write Repository.save (Book): body except role']
    ],
    [
      'entries of a set copied',
      `const open = new Set(['title']); const data: any = {}; for (const key of Object.keys(req.body)) if (open.has(key)) data[key] = req.body[key]; await books.save(data)`,
      ['write Repository.save (Book): body only title']
    ],
    [
      'fromEntries of filtered entries',
      `await books.save(Object.fromEntries(Object.entries(req.body).filter(([key]) => ['title'].includes(key))))`,
      ['write Repository.save (Book): body only title']
    ],
    [
      'fromEntries of entries not in a list',
      `const HIDDEN = ['role']; await books.save(Object.fromEntries(Object.entries(req.body).filter(([key]) => !HIDDEN.includes(key))))`,
      ['write Repository.save (Book): body except role']
    ],
    [
      'fromEntries of changed values',
      'await books.save(Object.fromEntries(Object.entries(req.body).map(([key, value]) => [key, String(value)])))',
      ['write Repository.save (Book): body']
    ],
    [
      'values changed under the same key',
      'const data: any = {}; for (const key in req.body) data[key] = String(req.body[key]); await books.save(data)',
      ['write Repository.save (Book): body']
    ],
    [
      'reduced over a list of keys',
      `await books.save(['title', 'isbn'].reduce((all, key) => ({ ...all, [key]: req.body[key] }), {}))`,
      ['write Repository.save (Book): body only isbn/title']
    ],
    [
      `reduced over the body's keys`,
      `await books.save(Object.keys(req.body).reduce((all, key) => { if (['title'].includes(key)) all[key] = req.body[key]; return all }, {} as any))`,
      ['write Repository.save (Book): body only title']
    ],
    [
      'keys outside of a list deleted',
      `for (const key of Object.keys(req.body)) if (!['title', 'isbn'].includes(key)) delete req.body[key]; await books.save(req.body)`,
      ['write Repository.save (Book): body only isbn/title']
    ],
    [
      'keys outside of a list deleted by a callback',
      `Object.keys(req.body).forEach(key => { if (!['title'].includes(key)) delete req.body[key] }); await books.save(req.body)`,
      ['write Repository.save (Book): body only title']
    ],
    [
      'one key deleted in a loop',
      `for (const key in req.body) { if (key === 'role') delete req.body[key] } await books.save(req.body)`,
      ['write Repository.save (Book): body except role']
    ],
    [
      `another object's keys deleted`,
      `for (const key in req.body) { if (key !== 'title') delete req.query[key] } await books.save(req.body)`,
      ['write Repository.save (Book): body']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
