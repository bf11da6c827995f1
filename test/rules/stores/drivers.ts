import type { Store } from './store.ts'

const tables = { 'supabase/migrations/1.sql': 'CREATE TABLE readers (id serial PRIMARY KEY, name text, role text, password_hash text);\n' }

/** Neon, by HTTP. */
export const neon: Store = {
  head: `import express from 'express'
import { neon } from '@neondatabase/serverless'
const sql = neon(process.env.DATABASE!)
const app = express()
app.use(express.json())
`,
  extra: tables,
  write: `
await sql\`UPDATE readers SET name = \${req.body.name}, role = \${req.body.role}\`
`,
  plain: `
await sql\`UPDATE readers SET name = \${req.body.name}\`
`,
  read: `
res.json(await sql\`SELECT * FROM readers\`)
const [reader] = await sql\`SELECT * FROM readers WHERE id = \${req.query.id}\`; res.json(reader)
res.json(await sql.query('SELECT * FROM readers'))
`,
  chosen: `
res.json(await sql\`SELECT id, name FROM readers\`)
`,
  injected: `
await sql.query(\`SELECT id FROM readers WHERE name = '\${req.query.name}'\`)
await sql\`SELECT id FROM readers ORDER BY \${sql.unsafe(String(req.query.sort))}\`
`,
  bound: `
await sql.query('SELECT id FROM readers WHERE name = $1', [req.query.name])
await sql\`SELECT id FROM readers WHERE name = \${req.query.name}\`
`
}

/** Vercel's PostgreSQL. */
export const vercel: Store = {
  head: `import express from 'express'
import { createPool, sql } from '@vercel/postgres'
const pool = createPool()
const app = express()
app.use(express.json())
`,
  extra: tables,
  write: `
await sql\`UPDATE readers SET role = \${req.body.role}\`
`,
  plain: `
await sql\`UPDATE readers SET name = \${req.body.name}\`
`,
  read: `
const { rows } = await sql\`SELECT * FROM readers\`; res.json(rows)
const { rows } = await pool.sql\`SELECT * FROM readers\`; res.json(rows)
const { rows } = await pool.query('SELECT * FROM readers'); res.json(rows)
`,
  chosen: `
const { rows } = await sql\`SELECT id, name FROM readers\`; res.json(rows)
`,
  injected: `
await sql.query(\`SELECT id FROM readers WHERE name = '\${req.query.name}'\`)
await pool.query("SELECT id FROM readers WHERE name = '" + req.query.name + "'")
`,
  bound: `
await sql\`SELECT id FROM readers WHERE name = \${req.query.name}\`
await pool.query('SELECT id FROM readers WHERE name = $1', [req.query.name])
`
}

/** Supabase. */
export const supabase: Store = {
  head: `import express from 'express'
import { createClient } from '@supabase/supabase-js'
const supabase = createClient(process.env.URL!, process.env.KEY!)
const app = express()
app.use(express.json())
`,
  extra: tables,
  write: `
await supabase.from('readers').insert(req.body)
await supabase.from('readers').insert([req.body])
await supabase.from('readers').update(req.body).eq('id', 1)
await supabase.from('readers').upsert({ ...req.body, name: 'x' })
`,
  plain: `
await supabase.from('readers').insert({ name: req.body.name })
await supabase.from('readers').update({ name: req.body.name }).eq('id', 1)
`,
  read: `
const { data } = await supabase.from('readers').select(); res.json(data)
const { data, error } = await supabase.from('readers').select('*').eq('id', req.query.id).single(); res.json(data)
const { data } = await supabase.from('readers').insert({ name: 'x' }).select(); res.json(data)
const { data } = await supabase.from('readers').select('id, password_hash'); res.json(data)
`,
  chosen: `
const { data } = await supabase.from('readers').select('id, name'); res.json(data)
const { data } = await supabase.from('readers').select('name').eq('id', 1).maybeSingle(); res.json(data)
`
}

/** Slonik, of which all queries are tagged. */
export const slonik: Store = {
  head: `import express from 'express'
import { createPool, sql } from 'slonik'
const pool = await createPool('postgres://')
const app = express()
app.use(express.json())
`,
  extra: tables,
  write: `
await pool.query(sql.unsafe\`UPDATE readers SET role = \${req.body.role}\`)
`,
  plain: `
await pool.query(sql.unsafe\`UPDATE readers SET name = \${req.body.name}\`)
`,
  read: `
res.json(await pool.any(sql.unsafe\`SELECT * FROM readers\`))
res.json(await pool.one(sql.type(Reader)\`SELECT * FROM readers WHERE id = \${req.query.id}\`))
res.json(await pool.transaction(async tx => tx.any(sql.unsafe\`SELECT * FROM readers\`)))
`,
  chosen: `
res.json(await pool.any(sql.unsafe\`SELECT id, name FROM readers\`))
`,
  bound: `
await pool.any(sql.unsafe\`SELECT id FROM readers WHERE name = \${req.query.name}\`)
`
}

/** node-oracledb. */
export const oracledb: Store = {
  head: `import express from 'express'
import oracledb from 'oracledb'
const app = express()
app.use(express.json())
`,
  extra: tables,
  write: `
const db = await oracledb.getConnection(); const k = Object.keys(req.body); await db.execute(\`INSERT INTO readers (\${k.join()}) VALUES (\${k.map(key => ':' + key)})\`, req.body)
`,
  plain: `
const db = await oracledb.getConnection(); await db.execute('UPDATE readers SET name = :name', { name: req.body.name })
`,
  read: `
const db = await oracledb.getConnection(); const { rows } = await db.execute('SELECT * FROM readers'); res.json(rows)
const pool = await oracledb.createPool(); const db = await pool.getConnection(); res.json((await db.execute('SELECT * FROM readers')).rows)
`,
  chosen: `
const db = await oracledb.getConnection(); const { rows } = await db.execute('SELECT id, name FROM readers'); res.json(rows)
`,
  injected: `
const db = await oracledb.getConnection(); await db.execute(\`SELECT id FROM readers WHERE name = '\${req.query.name}'\`)
`,
  bound: `
const db = await oracledb.getConnection(); await db.execute('SELECT id FROM readers WHERE name = :name', [req.query.name])
`
}

/** Typegoose, whose models are Mongoose's. */
export const typegoose: Store = {
  head: `import express from 'express'
import { getModelForClass, prop } from '@typegoose/typegoose'
class Reader {
  @prop() name!: string
  @prop() role!: string
  @prop() passwordHash!: string
}
const Readers = getModelForClass(Reader)
const app = express()
app.use(express.json())
`,
  write: `
await Readers.create(req.body)
await Readers.findByIdAndUpdate('1', req.body)
await new Readers(req.body).save()
`,
  plain: `
await Readers.create({ name: req.body.name })
`,
  read: `
res.json(await Readers.find())
res.json(await Readers.findById('1').lean())
`,
  chosen: `
res.json(await Readers.find().select('name'))
res.json(await Readers.findById('1').select('-passwordHash'))
`
}
