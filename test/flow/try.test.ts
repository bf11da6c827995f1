import { it } from 'vitest'
import { arrivals, flowsOf } from './support/arrivals.ts'
const kinds = ['sql-text','write','filter','response-body','redirect-target'] as const
const head = `import express from 'express'
import { Pool } from 'pg'
const app = express(); const pool = new Pool(); app.use(express.json())
`
function show(name: string, body: string, more: Record<string,string> = {}) { it(name, () => { const files = { 'app.ts': head + body, ...more }; console.log(name + '\n  ' + arrivals(files, ...kinds).join('\n  ') + flowsOf(files).flows.notes.map(n => '\nNOTE ' + n.message).join('')) }) }
show('simple', "app.get('/a', async (req, res) => { const r = await pool.query(`select * from books where t = '${req.query.title}'`); res.json(r.rows) })")
show('clean', "app.get('/a', async (req, res) => { const r = await pool.query('select id, title as t from books where t = $1', [req.query.title]); res.json(r.rows[0]) })")
show('number', "app.get('/a', async (req, res) => { const id = Number(req.query.id); await pool.query('select * from books where id = ' + id); res.end() })")
show('service', `import { find } from './service'
app.get('/a', async (req, res) => { const { q } = req.query; res.json({ books: await find(q, 5) }) })`, { 'service.ts': `import { Pool } from 'pg'
const pool = new Pool()
export async function find(text: string, limit: number) { const sql = "select * from books where title like '%" + text + "%' limit " + limit
 const { rows } = await pool.query(sql); return rows.map(row => ({ ...row, extra: 1 })) }` })
show('refine', `const OK = ['asc', 'desc']
app.get('/a', async (req, res) => { const dir = req.query.dir; if (!OK.includes(dir)) return res.status(400).end(); await pool.query('select * from b order by x ' + dir) })
app.get('/b', async (req, res) => { const dir = req.query.dir === 'asc' ? 'asc' : 'desc'; await pool.query('select * from b order by x ' + dir) })
app.get('/c', async (req, res) => { if (typeof req.query.q !== 'string') throw new Error('x'); await pool.query('select * from b order by x ' + req.query.q) })
app.get('/d', async (req, res) => { const id = req.params.id; if (!/^\\d+$/.test(id)) return res.end(); await pool.query('select * from b where id= ' + id) })
function isOk(x) { return OK.includes(x) }
app.get('/e', async (req, res) => { const id = req.params.id; if (isOk(id)) await pool.query('select * from b where id= ' + id) })
`)
show('middleware', `import { z } from 'zod'
const schema = z.object({ title: z.string(), pages: z.number() })
const validate = (s) => (req, res, next) => { const r = s.safeParse(req.body); if (!r.success) return res.status(400).json(r.error); req.body = r.data; next() }
app.post('/a', validate(schema), async (req, res) => { await pool.query('insert into b values (' + req.body.title + req.body.pages + ')') })
app.post('/b', validate(schema.passthrough()), async (req, res) => { res.json(req.body) })
`)
