import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'require-authentication'

/** An application in which three of its writing routes are guarded, with more around them. */
const shop = (before: string, route: string, after = ''): string => `import express from 'express'
import bcrypt from 'bcrypt'
import jwt from 'jsonwebtoken'
import crypto from 'node:crypto'
import multer from 'multer'
import { Pool } from 'pg'
const pool = new Pool()
const app = express()
app.use(express.json())
export const setUp = 'CREATE TABLE loans (id serial primary key, reader_id int, book text); CREATE TABLE books (id serial primary key, title text); CREATE TABLE readers (id serial primary key, email text, password_hash text, reset_token text); CREATE TABLE reviews (id serial primary key, reader_id int, text text)'
function signedIn(req: any, res: any, next: any) {
  if (!req.session.readerId) return res.sendStatus(401)
  next()
}
${before}
app.post('/loans', signedIn, async (req, res) => { await pool.query('INSERT INTO loans (book) VALUES ($1)', [req.body.book]); res.end() })
app.put('/loans/:id', signedIn, async (req, res) => { await pool.query('UPDATE loans SET book = $1', [req.body.book]); res.end() })
app.put('/loans/:id/return', signedIn, async (req, res) => { await pool.query('UPDATE loans SET book = null'); res.end() })
${route}
${after}
app.listen(80)
`

const remove = 'async (req: any, res: any) => { await pool.query(\'DELETE FROM loans WHERE id = $1\', [req.params.id]); res.end() }'
const found = (before: string, route: string, after?: string): number => inspect(rule, shop(before, route, after)).length

type Twin = readonly [name: string, open: readonly [before: string, route: string, after?: string], guarded: readonly [before: string, route: string, after?: string]]

function twins(cases: readonly Twin[]): void {
  test.each(cases)('%s', (_, open, guarded) => {
    expect(found(...open), 'open').toBe(1)
    expect(found(...guarded), 'guarded').toBe(0)
  })
}

describe('styles of guards', () => {
  twins([
    ['in the call', ['', `app.delete('/loans/:id', ${remove})`], ['', `app.delete('/loans/:id', signedIn, ${remove})`]],
    ['in a list that is spread', ['const staff: any[] = []', `app.delete('/loans/:id', ...staff, ${remove})`], ['const staff = [signedIn]', `app.delete('/loans/:id', ...staff, ${remove})`]],
    ['at the mount', ['const wards = express.Router()', `wards.delete('/loans/:id', ${remove}); app.use('/wards', wards)`],
      ['const wards = express.Router()', `wards.delete('/loans/:id', ${remove}); app.use('/wards', signedIn, wards)`]],
    ['mounted again without', ['const wards = express.Router()', `wards.delete('/loans/:id', ${remove}); app.use('/wards', signedIn, wards); app.use('/again', wards)`],
      ['const wards = express.Router()', `wards.delete('/loans/:id', ${remove}); app.use('/wards', signedIn, wards); app.use('/again', signedIn, wards)`]],
    ['one middleware with a list of what is open',
      ['app.use((req: any, res, next) => (["/loans/all"].includes(req.path) ? next() : signedIn(req, res, next)))', `app.delete('/loans/all', ${remove})`],
      ['app.use((req: any, res, next) => (["/health"].includes(req.path) ? next() : signedIn(req, res, next)))', `app.delete('/loans/all', ${remove})`]],
    ['a factory of guards', ['const role = (name: string) => (req: any, res: any, next: any) => { req.wanted = name; next() }', `app.delete('/loans/:id', role('clerk'), ${remove})`],
      ['const role = (name: string) => (req: any, res: any, next: any) => (req.session.role === name ? next() : res.sendStatus(403))', `app.delete('/loans/:id', role('clerk'), ${remove})`]],
    ['a wrapper around the handler', ['const wrapped = (handler: any) => async (req: any, res: any) => { await handler(req, res) }', `app.delete('/loans/:id', wrapped(${remove}))`],
      ['const wrapped = (handler: any) => async (req: any, res: any) => { if (!req.session.readerId) return res.sendStatus(401); await handler(req, res) }', `app.delete('/loans/:id', wrapped(${remove}))`]],
    ['a call in the handler', ['function mustBeStaff(req: any) { return req.session.readerId }', `app.delete('/loans/:id', async (req: any, res: any) => { mustBeStaff(req); await pool.query('DELETE FROM loans WHERE id = $1', [req.params.id]); res.end() })`],
      ['function mustBeStaff(req: any) { if (!req.session.readerId) throw Object.assign(new Error(), { status: 401 }) }', `app.delete('/loans/:id', async (req: any, res: any) => { mustBeStaff(req); await pool.query('DELETE FROM loans WHERE id = $1', [req.params.id]); res.end() })`]],
    ['a router that a function fills', ['function add(to: any) { to.delete(\'/loans/:id\', ' + remove + ') }', 'const desk = express.Router(); add(desk); app.use(desk)'],
      ['function add(to: any) { to.delete(\'/loans/:id\', ' + remove + ') }', 'const desk = express.Router(); desk.use(signedIn); add(desk); app.use(desk)']]
  ])
})

describe('which guard covers which route', () => {
  twins([
    ['order', ['', `app.delete('/loans/:id', ${remove})`, 'app.use(\'/loans\', signedIn)'], ['app.use(\'/loans\', signedIn)', `app.delete('/loans/:id', ${remove})`]],
    ['in the middle of a file', ['', `app.delete('/loans/:id', ${remove})\napp.use(signedIn)`], ['', `app.use(signedIn)\napp.delete('/loans/:id', ${remove})`]],
    ['another prefix', ['app.use(\'/staff\', signedIn)', `app.delete('/loans/:id', ${remove})`], ['app.use(\'/loans\', signedIn)', `app.delete('/loans/:id', ${remove})`]],
    ['one verb of a route', ['', `app.route('/desk/:id').get(signedIn, (req, res) => { res.end() }).delete(${remove})`],
      ['', `app.route('/desk/:id').get(signedIn, (req, res) => { res.end() }).delete(signedIn, ${remove})`]],
    ['commented out', ['', `app.delete('/loans/:id', /* signedIn, */ ${remove})`], ['', `app.delete('/loans/:id', signedIn, /* staff too */ ${remove})`]],
    ['a loader that only fills the principal', ['const load = async (req: any, res: any, next: any) => { req.reader = await pool.query("SELECT id FROM books"); next() }', `app.delete('/loans/:id', load, ${remove})`],
      ['const load = async (req: any, res: any, next: any) => { req.reader = await pool.query("SELECT id FROM books"); if (!req.session.readerId) return res.sendStatus(401); next() }', `app.delete('/loans/:id', load, ${remove})`]],
    ['for guests only', ['const guests = (req: any, res: any, next: any) => { if (req.session.readerId) return res.redirect("/"); next() }', `app.delete('/loans/:id', guests, ${remove})`],
      ['const guests = (req: any, res: any, next: any) => { if (!req.session.readerId) return res.redirect("/login"); next() }', `app.delete('/loans/:id', guests, ${remove})`]]
  ])
})

describe('guards that do not guard', () => {
  twins([
    ['a refusal that is caught', ['const check = (req: any, res: any, next: any) => { try { jwt.verify(req.headers.authorization, process.env.KEY!) } catch { /* a visitor */ } next() }', `app.post('/reset', check, ${remove})`],
      ['const check = (req: any, res: any, next: any) => { try { jwt.verify(req.headers.authorization, process.env.KEY!); next() } catch { res.sendStatus(401) } }', `app.post('/reset', check, ${remove})`]],
    ['a check that logs and goes on', ['const check = (req: any, res: any, next: any) => { if (!req.session.readerId) console.warn("a stranger"); next() }', `app.delete('/loans/:id', check, ${remove})`],
      ['const check = (req: any, res: any, next: any) => { if (!req.session.readerId) { console.warn("a stranger"); return res.sendStatus(401) } next() }', `app.delete('/loans/:id', check, ${remove})`]]
  ])
})

describe('public by purpose', () => {
  twins([
    ['log in', ['', `app.post('/desk', async (req, res) => { await pool.query('UPDATE readers SET email = $1', [req.body.email]); res.end() })`],
      ['', `app.post('/desk', async (req, res) => { const { rows } = await pool.query('SELECT * FROM readers WHERE email = $1', [req.body.email]); if (!await bcrypt.compare(req.body.password, rows[0].password_hash)) return res.sendStatus(401); await pool.query('UPDATE readers SET email = $1', [req.body.email]); res.end() })`]],
    ['make an account', ['', `app.post('/desk', async (req, res) => { await pool.query('INSERT INTO reviews (text) VALUES ($1)', [req.body.text]); res.end() })`],
      ['', `app.post('/desk', async (req, res) => { await pool.query('INSERT INTO readers (email, password_hash) VALUES ($1, $2)', [req.body.email, await bcrypt.hash(req.body.password, 12)]); res.end() })`]],
    ['reset with a token', ['', `app.post('/desk', async (req, res) => { await pool.query('UPDATE readers SET password_hash = $1 WHERE id = $2', [req.body.hash, req.body.id]); res.end() })`],
      ['', `app.post('/desk', async (req, res) => { await pool.query('UPDATE readers SET password_hash = $1 WHERE reset_token = $2', [req.body.hash, req.body.token]); res.end() })`]],
    ['a webhook that is signed', ['', `app.post('/hook', async (req, res) => { await pool.query('UPDATE loans SET book = $1', [req.body.book]); res.end() })`],
      ['', `app.post('/hook', async (req: any, res) => { const own = crypto.createHmac('sha256', process.env.KEY!).update(req.rawBody).digest(); if (!crypto.timingSafeEqual(own, Buffer.from(req.get('x-signature'), 'hex'))) return res.sendStatus(400); await pool.query('UPDATE loans SET book = $1', [req.body.book]); res.end() })`]],
    ['an answer that is the same for all', ['', `app.post('/desk', ${remove})`], ['', 'app.post(\'/desk\', (req, res) => { res.json({ ok: true }) })']]
  ])
})

describe('private reads', () => {
  const list = 'async (req: any, res: any) => { res.json((await pool.query(\'SELECT id, text FROM reviews\')).rows) }'
  const siblings = ['a', 'b', 'c', 'd'].map(name => `app.get('/reviews/${name}', signedIn, ${list})`).join('\n')

  test('of rows with an owner but no secret speak only beside guarded siblings', () => {
    expect(found('', `app.get('/reviews', ${list})`)).toBe(0)
    expect(inspect(rule, shop('', `app.get('/reviews', ${list})`), { preset: 'all' })).toEqual([])
    expect(found(siblings, `app.get('/reviews', ${list})`)).toBe(1)
    expect(found(siblings, `app.get('/reviews', signedIn, ${list})`)).toBe(0)
  })

  test('on the way to every route are no route\'s own', () => {
    const counted = 'app.use(async (req, res, next) => { await pool.query(\'SELECT id, text FROM reviews\'); next() })'
    expect(found(`${counted}\n${siblings}`, 'app.get(\'/hours\', (req, res) => { res.json({ from: 9 }) })')).toBe(0)
    expect(found(`${counted}\n${siblings}`, `app.get('/reviews', ${list})`)).toBe(1)
  })
})

test('a text in place of a missing credential is looked up like a credential', () => {
  const guard = (absent: string): string => `const byKey = async (req: any, res: any, next: any) => {
    const { rows } = await pool.query('SELECT id FROM readers WHERE reset_token = $1', [req.headers['x-key']${absent}])
    if (rows.length === 0) return res.sendStatus(401)
    next()
  }`
  expect(found(guard(''), `app.delete('/loans/:id', byKey, ${remove})`)).toBe(0)
  expect(found(guard(' ?? \'\''), `app.delete('/loans/:id', byKey, ${remove})`)).toBe(0)
})

test('a router that nobody mounts may be guarded where it is mounted', () => {
  const desk = (mount: string): string => `export const desk = express.Router(); desk.delete('/loans/:id', ${remove})\n${mount}`
  expect(found('', desk(''))).toBe(0)
  expect(found('', desk('app.use(desk)'))).toBe(1)
})

test('files that anybody may leave are an effect', () => {
  const take = (guard: string, way: string): number => found('const upload = multer({ dest: \'uploads\' })', `app.post('/covers', ${guard}upload.${way}, (req, res) => { res.sendStatus(201) })`)
  expect(take('', 'single(\'cover\')')).toBe(1)
  expect(take('signedIn, ', 'single(\'cover\')')).toBe(0)
  expect(take('', 'none()')).toBe(0)
})
