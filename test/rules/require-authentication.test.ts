import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'require-authentication'

/** Three guarded routes, and one that is as given. */
function shop(route: string, more = ''): string {
  return `import express from 'express'
import bcrypt from 'bcrypt'
import { expressjwt as jwt } from 'express-jwt'
import { Pool } from 'pg'
const pool = new Pool()
const app = express()
app.use(express.json())
export const setUp = 'CREATE TABLE loans (id serial primary key, reader_id int, book text); CREATE TABLE books (id serial primary key, title text); CREATE TABLE readers (id serial primary key, email text, password_hash text)'
function signedIn(req: any, res: any, next: any) {
  if (!req.session.readerId) return res.sendStatus(401)
  next()
}
${more}
app.get('/loans', signedIn, async (req, res) => { res.json(await pool.query('SELECT id, book FROM loans')) })
app.post('/loans', signedIn, async (req, res) => { await pool.query('INSERT INTO loans (book) VALUES ($1)', [req.body.book]); res.end() })
app.put('/loans/:id', signedIn, async (req, res) => { await pool.query('UPDATE loans SET book = $1', [req.body.book]); res.end() })
app.put('/loans/:id/return', signedIn, async (req, res) => { await pool.query('UPDATE loans SET book = null'); res.end() })
${route}
app.listen(80)
`
}

const remove = 'async (req, res) => { await pool.query(\'DELETE FROM loans WHERE id = $1\', [req.params.id]); res.end() }'

test('the odd one among guarded siblings, with their vote', () => {
  expect(inspect(rule, shop(`app.delete('/loans/:id', ${remove})`))).toEqual([
    expect.stringMatching(/^src\/server\.ts:18 error high: `DELETE \/loans\/:id` asks for no credential, so that anybody can delete rows of `loans` \(`Pool\.query`\)\. 3 of 4 writing routes of this router are guarded by `signedIn`; this one is not\./)
  ])
})

test('the fix puts the guard of the siblings before the handler', () => {
  expect(fixed(rule, shop(`app.delete('/loans/:id', ${remove})`))).toBe(shop(`app.delete('/loans/:id', signedIn, ${remove})`))
})

describe('silent', () => {
  test.each([
    ['guarded', `app.delete('/loans/:id', signedIn, ${remove})`],
    ['guarded before', `app.use(signedIn)\napp.delete('/loans/:id', ${remove})`],
    ['guarded in the handler', 'app.delete(\'/loans/:id\', async (req: any, res) => { if (!req.user) return res.sendStatus(401); await pool.query(\'DELETE FROM loans WHERE id = $1\', [req.params.id]); res.end() })'],
    ['a constant answer', 'app.get(\'/health\', (req, res) => { res.json({ ok: true }) })'],
    ['an optional guard', `app.delete('/loans/:id', jwt({ secret: 'x', algorithms: ['HS256'], credentialsRequired: false }), ${remove})`],
    ['a catalogue', 'app.get(\'/books\', async (req, res) => { res.json((await pool.query(\'SELECT id, title FROM books\')).rows) })'],
    ['logging in', 'app.post(\'/login\', async (req, res) => { const found = await pool.query(\'SELECT * FROM readers WHERE email = $1\', [req.body.email]); if (!await bcrypt.compare(req.body.password, found.rows[0].password_hash)) return res.sendStatus(401); await pool.query(\'UPDATE readers SET email = email\'); res.end() })']
  ])('%s', (_, route) => { expect(inspect(rule, shop(route))).toEqual([]) })

  test('named by the policy', () => {
    const policy = { public: [{ route: 'DELETE /loans/:loan', reason: 'kiosk', until: null }] }
    expect(inspect(rule, shop(`app.delete('/loans/:id', ${remove})`), { policy })).toEqual([])
    expect(inspect(rule, shop(`app.delete('/loans/:id', ${remove})`), { policy: { gateway: { authentication: ['/loans/*'], rateLimit: [] } } })).toEqual([])
  })
})

test('what a client has no say in is nobody\'s secret', () => {
  const route = (body: string): string => `const side = express.Router()\napp.use('/side', side)\nside.post('/visit', async (req, res) => { ${body}; res.end() })`
  expect(inspect(rule, shop(route('await pool.query(\'UPDATE loans SET book = book\')')), { preset: 'all' })).toEqual([])
  expect(inspect(rule, shop(route('await pool.query(\'UPDATE loans SET book = $1\', [req.body.book])')))).toHaveLength(1)
})

test('without any guard in the application it is doubtful', () => {
  const text = shop(`app.delete('/loans/:id', ${remove})`).replaceAll(' signedIn,', '')
  expect(inspect(rule, text)).toEqual([])
  expect(inspect(rule, text, { preset: 'strict' }).length).toBeGreaterThan(0)
})

describe('on Fastify', () => {
  const app = (route: string): string => `
    import Fastify from 'fastify'
    import knex from 'knex'
    const app = Fastify(), db = knex({})
    const schema = 'CREATE TABLE vans (id serial PRIMARY KEY, plate text NOT NULL)'
    const signedIn = async (request, reply) => { if (!request.session.member) return reply.code(401).send() }
    app.post('/vans', { onRequest: [signedIn] }, async request => { await db('vans').insert({ plate: request.body.plate }) })
    app.patch('/vans', { onRequest: [signedIn] }, async request => { await db('vans').update({ plate: request.body.plate }) })
    app.put('/vans', { onRequest: [signedIn] }, async request => { await db('vans').update({ plate: request.body.plate }) })
    ${route}
  `

  test.each([
    ["app.delete('/vans/:id', async request => { await db('vans').insert({ plate: request.body.plate }) })", "app.delete('/vans/:id', { onRequest: [signedIn] }, async request"],
    ["app.delete('/vans/:id', { schema: {} }, async request => { await db('vans').insert({ plate: request.body.plate }) })", "app.delete('/vans/:id', { onRequest: [signedIn], schema: {} }, async request"],
    ["app.route({ method: 'DELETE', url: '/vans/:id', handler: async request => { await db('vans').insert({ plate: request.body.plate }) } })", "app.route({ onRequest: [signedIn], method: 'DELETE'"]
  ])('puts the guard into the options: %s', (route, expected) => {
    expect(inspect('require-authentication', app(route))).toHaveLength(1)
    expect(fixed('require-authentication', app(route))).toContain(expected)
    expect(inspect('require-authentication', fixed('require-authentication', app(route))!)).toEqual([])
  })
})
