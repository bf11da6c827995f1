import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-sql-injection'

function handler(body: string, more = ''): string {
  return `import express from 'express'
import { Pool } from 'pg'
const pool = new Pool()
const app = express()
app.use(express.json())
${more}
app.get('/books/:id', async (req, res) => {
  ${body}
})
app.listen(80)
`
}

test('the message names source, callee, route, table and remedy', () => {
  expect(inspect(rule, handler('res.json(await pool.query(`SELECT id FROM books WHERE title = \'${req.query.title}\'`))'))).toEqual([
    'src/server.ts:8 error high: `req.query.title` becomes part of the SQL text that `Pool.query` runs: whoever calls `GET /books/:id` can change the '
    + 'statement and read or alter `books` and every other table. Write `$1`, `$2` in the text and give the values in an array beside it.'
  ])
})

describe('reported', () => {
  test.each([
    ['concatenation', 'await pool.query("SELECT id FROM books WHERE title = \'" + req.query.title + "\'"); res.end()'],
    ['a variable', 'const { title } = req.query; const sql = `SELECT id FROM books WHERE title = \'${title}\'`; await pool.query(sql); res.end()'],
    ['a text that grows', 'let sql = "SELECT id FROM books WHERE true"; if (req.query.title) sql += ` AND title = \'${req.query.title}\'`; await pool.query(sql); res.end()'],
    ['a header', 'await pool.query(`SELECT id FROM books WHERE shop = \'${req.headers.shop}\'`); res.end()'],
    ['a path parameter', 'await pool.query(`SELECT id FROM books WHERE id = ${req.params.id}`); res.end()'],
    ['a config object', 'await pool.query({ text: `SELECT id FROM books WHERE id = ${req.params.id}` }); res.end()']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toHaveLength(1) })

  test('through a function of another file', () => {
    const found = inspect(rule, {
      'src/server.ts': handler('res.json(await findBook(req.params.id))', 'import { findBook } from \'./books\''),
      'src/books.ts': `import { Pool } from 'pg'
const pool = new Pool()
export function findBook(id: string) { return pool.query(\`SELECT id FROM books WHERE id = \${id}\`) }
`
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('src/books.ts:3 error')
    expect(found[0]).toContain('`req.params.id`')
  })
})

describe('silent', () => {
  test.each([
    ['a placeholder', 'await pool.query(\'SELECT id FROM books WHERE title = $1\', [req.query.title]); res.end()'],
    ['a number', 'await pool.query(`SELECT id FROM books WHERE id = ${Number(req.params.id)}`); res.end()'],
    ['a parsed number', 'const id = parseInt(req.params.id, 10); await pool.query(`SELECT id FROM books WHERE id = ${id}`); res.end()'],
    ['a constant', 'const table = \'books\'; await pool.query(`SELECT id FROM ${table}`); res.end()'],
    ['a direction', 'const way = req.query.way === \'asc\' ? \'ASC\' : \'DESC\'; await pool.query(`SELECT id FROM books ORDER BY id ${way}`); res.end()'],
    ['a list of allowed values', 'const sort = req.query.sort; if (![\'id\', \'title\'].includes(sort)) return res.sendStatus(400); await pool.query(`SELECT id FROM books ORDER BY ${sort}`); res.end()'],
    ['another query', 'const jobs = { query: (text: string) => text.length }; jobs.query(`SELECT ${req.query.title}`); res.end()']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toEqual([]) })
})

test('the fix binds the values', () => {
  expect(fixed(rule, handler('res.json(await pool.query(`SELECT id FROM books WHERE title LIKE \'%${req.query.title}%\'`))')))
    .toBe(handler('res.json(await pool.query(`SELECT id FROM books WHERE title LIKE $1`, [`%${req.query.title}%`]))'))
})
