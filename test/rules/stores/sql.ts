import type { Store } from './store.ts'

/** knex. */
export const knex: Store = {
  head: `import express from 'express'
import knex from 'knex'
const db = knex({ client: 'pg' })
const app = express()
app.use(express.json())
`,
  extra: {
    'schema.sql': 'CREATE TABLE readers (id serial PRIMARY KEY, name text, role text, password_hash text);\n'
  },
  write: `
await db('readers').insert(req.body)
await db('readers').where({ id: 1 }).update(req.body)
await db('readers').insert({ ...req.body })
await db.insert(req.body).into('readers')
await db('readers').insert(req.body).onConflict('id').merge()
`,
  plain: `
await db('readers').insert({ name: req.body.name })
await db('readers').where({ id: 1 }).update({ name: req.body.name })
`,
  read: `
res.json(await db('readers'))
res.json(await db('readers').where({ id: 1 }).first())
res.json(await db.select('*').from('readers'))
res.json(await db('readers').insert({ name: 'x' }).returning('*'))
res.json(await db('readers').where({ id: 1 }).update({ name: 'x' }, '*'))
const [reader] = await db('readers'); res.json(reader)
`,
  chosen: `
res.json(await db('readers').select('id', 'name'))
res.json(await db.select('name').from('readers'))
res.json(await db('readers').first('id', 'name'))
res.json(await db('readers').insert({ name: 'x' }).returning(['id', 'name']))
`
}

/** pg. */
export const pg: Store = {
  head: `import express from 'express'
import { Pool } from 'pg'
const pool = new Pool()
const app = express()
app.use(express.json())
`,
  extra: {
    'schema.sql': 'CREATE TABLE readers (id serial PRIMARY KEY, name text, role text, password_hash text);\n'
  },
  write: `
const k = Object.keys(req.body); await pool.query(\`INSERT INTO readers (\${k.join()}) VALUES (\${k.map((_, i) => '$' + i)})\`, [])
const set = Object.keys(req.body).map(k => k + ' = 1').join(); await pool.query(\`UPDATE readers SET \${set}\`)
await pool.query('UPDATE readers SET name = $1, role = $2 WHERE id = 1', [req.body.name, req.body.role])
const { name, role } = req.body; await pool.query('INSERT INTO readers (name, role) VALUES ($1, $2)', [name, role])
`,
  plain: `
await pool.query('UPDATE readers SET name = $1 WHERE id = 1', [req.body.name])
`,
  read: `
const { rows } = await pool.query('SELECT * FROM readers'); res.json(rows)
const { rows: [reader] } = await pool.query('SELECT r.* FROM readers r'); res.json(reader)
const result = await pool.query('INSERT INTO readers (name) VALUES ($1) RETURNING *', ['x']); res.json(result.rows[0])
res.json((await pool.query('UPDATE readers SET name = $1 RETURNING *', ['x'])).rows)
const { rows } = await pool.query('SELECT id, password_hash FROM readers'); res.json(rows)
`,
  chosen: `
const { rows } = await pool.query('SELECT id, name FROM readers'); res.json(rows)
const { rows } = await pool.query('SELECT count(*) FROM readers'); res.json(rows)
const { rows } = await pool.query('DELETE FROM readers WHERE id = 1 RETURNING id'); res.json(rows)
`
}
