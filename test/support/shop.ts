/** A bookshop of one file with one mistake, on line 8: a title becomes part of the SQL. */
export const shop = {
  'package.json': '{ "name": "bookshop", "dependencies": { "express": "^5.0.0", "pg": "^8.0.0" } }\n',
  'src/server.ts': `import express from 'express'
import { Pool } from 'pg'

const app = express()
const pool = new Pool()

app.get('/books', async (req, res) => {
  const { rows } = await pool.query("SELECT title, price FROM books WHERE title = '" + req.query.title + "'")
  res.json(rows)
})

app.listen(3000)
`
} as const

/** The same shop without the mistake. */
export const cleanShop = {
  ...shop,
  'src/server.ts': shop['src/server.ts'].replace(`'" + req.query.title + "'"`, `$1", [req.query.title]`)
} as const
