import initSqlJs, { type Database } from 'sql.js'
import { beforeAll, expect, test } from 'vitest'
import { fixed } from './inspect.ts'

let database: Database

beforeAll(async () => {
  const { Database: Memory } = await initSqlJs()
  database = new Memory()
  database.run('create table books (id integer primary key, title text, price integer)')
  database.run('insert into books (title, price) values (\'Tides\', 12), (\'Harbours of the North\', 30), (\'It\'\'s late\', 7)')
})

/** A connection as better-sqlite3 has it, over the database in memory. */
const db = {
  prepare: (text: string) => ({
    all: (...values: readonly (string | number)[]): readonly unknown[] => {
      const statement = database.prepare(text)
      statement.bind([...values])
      const rows: unknown[] = []
      while (statement.step()) rows.push(statement.getAsObject())
      statement.free()
      return rows
    }
  })
}

/** The titles that the handler's query gives for a request. */
function answer(call: string, query: Readonly<Record<string, string>>): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the call is this file's own text
  const run = new Function('db', 'req', `return ${call}`) as (connection: typeof db, request: object) => readonly { title: string }[]
  return run(db, { query }).map(({ title }) => title)
}

function handler(call: string): string {
  return `import express from 'express'
import Database from 'better-sqlite3'
const db = new Database('books.db')
const app = express()
app.get('/books', (req, res) => { res.json(
${call}
) })
`
}

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  ['db.prepare(`SELECT title FROM books WHERE title = \'${req.query.t}\'`).all()', { t: 'Tides' }, { t: '\' OR 1 = 1 --' }],
  ['db.prepare(`SELECT title FROM books WHERE title LIKE \'%${req.query.t}%\'`).all()', { t: 'of the' }, { t: '\' OR 1 = 1 --' }],
  ['db.prepare("SELECT title FROM books WHERE title = \'" + req.query.t + "\'").all()', { t: 'Tides' }, { t: '\' OR 1 = 1 --' }],
  ['db.prepare(`SELECT title FROM books WHERE price > ${req.query.p}`).all()', { p: '11' }, { p: '99 OR 1 = 1' }],
  ['db.prepare(`SELECT title FROM books WHERE id = ${req.query.id}`).all()', { id: '2' }, { id: '0 OR 1 = 1' }],
  ['db.prepare(`SELECT title FROM books WHERE price BETWEEN ${req.query.a} AND ${req.query.b}`).all()', { a: '5', b: '20' }, { a: '99', b: '0 OR 1 = 1' }],
  ['db.prepare(`SELECT title FROM books ORDER BY id LIMIT ${req.query.n}`).all()', { n: '2' }, { n: '0 + 3' }]
])('%s', (before, honest, hostile) => {
  const lines = fixed('no-sql-injection', handler(before))?.split('\n') ?? []
  const after = lines[5] ?? ''
  expect(answer(before, hostile)).toHaveLength(3)
  expect(answer(after, honest)).toEqual(answer(before, honest))
  let given: readonly string[] = []
  // SQLite refuses `LIMIT NaN`: nothing is given either way.
  try { given = answer(after, hostile) } catch { /* refused */ }
  expect(given).not.toHaveLength(3)
})
