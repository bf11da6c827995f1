import { expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]
const answer = (rows: string): readonly string[] => [`response-body Response.json: ${rows}`]

test.each<Case>([
  ['all columns', 'res.json(await db.select().from(books))', answer('[row books]')],
  ['columns by their own names', 'res.json(await db.select({ id: books.id, title: books.title }).from(books))', answer('[row books only id/title]')],
  ['a column under another name', 'res.json(await db.select({ id: books.id, hint: books.secret }).from(books))', answer('[{row books only id, hint=row books.secret}]')],
  ['a table in a selection', 'res.json(await db.select({ n: books.id, book: books }).from(books))', answer('[{n=row books.id, book=row books}]')],
  ['tables joined', 'res.json(await db.select().from(books).leftJoin(authors, eq(books.authorId, authors.id)))', answer('[{book=row books, author=row authors}]')],
  [
    'one of the tables joined',
    'const rows = await db.select().from(books).innerJoin(authors, eq(books.authorId, authors.id)); res.json(rows.map(row => row.book))',
    answer('[row books]')
  ],
  ['columns less one', 'const { secret, ...rest } = getTableColumns(books); res.json(await db.select(rest).from(books))', answer('[row books except secret]')],
  ['a selection that a function is given', 'const read = (what: any) => db.select(what).from(books); res.json(await read({ id: books.id }))', answer('[row books only id]')],
  ['an alias', 'const other = alias(books, \'other\'); res.json(await db.select({ id: other.id, secret: other.secret }).from(other))', answer('[row books only id/secret]')],
  ['a relation', 'res.json(await db.query.books.findMany({ columns: { title: true }, with: { author: { columns: { name: true } } } }))',
    answer('[{row books+author only title, author=row books+author.author only name}]')],
  ['rows that were written', 'res.json(await db.insert(books).values({ title: \'x\' }).returning({ id: books.id }))', answer('[row books only id]')],
  ['SQL with a table in it', 'const { rows } = await db.execute(sql`select id from ${books}`); res.json(rows)', answer('[row books only id]')],
  ['the table itself', 'res.json(books)', []]
])('Drizzle: %s', (_, body, expected) => { expect(inHandler('drizzle', body, 'response-body')).toEqual(expected) })

test('Drizzle: what is written and compared', () => {
  expect(inHandler('drizzle', 'await db.update(books).set({ title: req.body.title }).where(eq(books.id, req.params.id))', 'write', 'filter')).toEqual([
    'write PgUpdateBuilder.set (books): {title=body.title}',
    'filter PgUpdateBase.where (books): params.id:string'
  ])
})

test('Drizzle: columns that another file has chosen', () => {
  expect(arrivals({
    'schema.ts': `import { getTableColumns } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
export const books = pgTable('book', { id: integer().primaryKey(), title: text(), secret: text() })
export const { secret, ...shown } = getTableColumns(books)`,
    'barrel.ts': 'export * from \'./schema\'',
    'app.ts': `import express from 'express'
import { drizzle } from 'drizzle-orm/node-postgres'
import { books, shown } from './barrel'
const db = drizzle(process.env.DATABASE!)
express().get('/books', async (req, res) => { res.json(await db.select({ ...shown, n: books.id }).from(books)) })`
  }, 'response-body')).toEqual(['response-body Response.json: [{row books except n/secret, n=row books.id}]'])
})
