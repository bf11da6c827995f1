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

test('a check that siblings make in their handlers is no guard that could be put before another', () => {
  const checking = (path: string): string =>
    `app.post('${path}', async (req: any, res) => { if (!req.user) return res.sendStatus(401); await pool.query('INSERT INTO loans (book) VALUES ($1)', [req.body.book]); res.end() })`
  const text = `import express from 'express'
import { Pool } from 'pg'
const pool = new Pool()
const app = express()
export const setUp = 'CREATE TABLE loans (id serial primary key, reader_id int, book text)'
${['/loans', '/holds', '/fines'].map(checking).join('\n')}
app.delete('/loans/:id', ${remove})
`
  expect(inspect(rule, text)).toEqual([expect.stringContaining('3 of 4 writing routes of this router are guarded; this one is not. Put a guard before the handler')])
  expect(fixed(rule, text)).toBeNull()
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

describe('on Koa', () => {
  const app = (route: string): string => `
    import Koa from 'koa'
    import Router from '@koa/router'
    import knex from 'knex'
    const app = new Koa(), vans = new Router(), db = knex({})
    const schema = 'CREATE TABLE vans (id serial PRIMARY KEY, plate text NOT NULL)'
    const signedIn = async (ctx, next) => { if (!ctx.session.member) ctx.throw(401); await next() }
    vans.post('/vans', signedIn, async ctx => { await db('vans').insert({ plate: ctx.request.body.plate }) })
    vans.patch('/vans', signedIn, async ctx => { await db('vans').update({ plate: ctx.request.body.plate }) })
    vans.put('/vans', signedIn, async ctx => { await db('vans').update({ plate: ctx.request.body.plate }) })
    ${route}
    app.use(vans.routes())
    app.listen(80)
  `

  test('puts the guard before the handler', () => {
    const route = 'vans.del(\'/vans/:id\', async ctx => { await db(\'vans\').where({ id: ctx.params.id }).delete() })'
    expect(inspect(rule, app(route))).toEqual([expect.stringContaining('anybody can delete rows of `vans`')])
    expect(fixed(rule, app(route))).toBe(app(route.replace('async ctx', 'signedIn, async ctx')))
    expect(inspect(rule, fixed(rule, app(route))!)).toEqual([])
  })
})

describe('on Hono', () => {
  const app = (route: string, guard: string): string => `
    import { Hono } from 'hono'
    import knex from 'knex'
    const db = knex({}), vans = new Hono()
    const schema = 'CREATE TABLE vans (id serial PRIMARY KEY, plate text NOT NULL)'
    const signedIn = async (c, next) => { if (!c.get('member')) return c.json({}, 401); await next() }
    ${guard === '' ? `${route}\n    vans.use(signedIn)` : route}
    vans.post('/vans', ${guard}async c => { await db('vans').insert({ plate: (await c.req.json()).plate }); return c.body(null, 204) })
    vans.patch('/vans', ${guard}async c => { await db('vans').update({ plate: (await c.req.json()).plate }); return c.body(null, 204) })
    vans.put('/vans', ${guard}async c => { await db('vans').update({ plate: (await c.req.json()).plate }); return c.body(null, 204) })
    export default new Hono().route('/api', vans)
  `
  const route = 'vans.delete(\'/vans/:id\', async c => { await db(\'vans\').where({ id: c.req.param(\'id\') }).delete(); return c.body(null, 204) })'

  test.each(['signedIn, ', ''])('puts the guard before the handler, which the others have in their lists or by `use`: "%s"', guard => {
    expect(inspect(rule, app(route, guard))).toHaveLength(1)
    expect(fixed(rule, app(route, guard))).toBe(app(route.replace('async c', 'signedIn, async c'), guard))
    expect(inspect(rule, fixed(rule, app(route, guard))!)).toEqual([])
  })
})

describe('on NestJS', () => {
  const app = (decorators: string, imported = 'Body, CanActivate, Controller, Delete, Injectable, Module, Param, Patch, Post, Put, UnauthorizedException, UseGuards'): string => `
import { ${imported} } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import knex from 'knex'
const db = knex({})
const schema = 'CREATE TABLE vans (id serial PRIMARY KEY, plate text NOT NULL)'
@Injectable() class SignedIn implements CanActivate {
  canActivate(context) { if (!context.switchToHttp().getRequest().session.member) throw new UnauthorizedException(); return true }
}
@Controller('vans') class Vans {
  @UseGuards(SignedIn) @Post() async add(@Body() body: any) { await db('vans').insert({ plate: body.plate }) }
  @UseGuards(SignedIn) @Patch() async change(@Body() body: any) { await db('vans').update({ plate: body.plate }) }
  @UseGuards(SignedIn) @Put() async put(@Body() body: any) { await db('vans').update({ plate: body.plate }) }
  ${decorators}@Delete(':id') async remove(@Param('id') id: string) { await db('vans').where({ id }).delete() }
}
@Module({ controllers: [Vans] }) class App {}
async function start() { const app = await NestFactory.create(App); await app.listen(80) }
void start()
`

  test('decorates the method with the guard', () => {
    expect(inspect(rule, app(''))).toHaveLength(1)
    expect(fixed(rule, app(''))).toBe(app('@UseGuards(SignedIn)\n  '))
    expect(inspect(rule, fixed(rule, app(''))!)).toEqual([])
  })
})

test('the guard of a sibling is imported from where the sibling has it', () => {
  const adding = (verb: string, guard: string): string => `desk.${verb}('/loans/:id', ${guard}async (req, res) => { await pool.query('UPDATE loans SET book = $1', [req.body.book]); res.end() })\n`
  const files = {
    'src/guards.ts': 'export function signedIn(req: any, res: any, next: any) { if (!req.session.readerId) return res.sendStatus(401); next() }\n',
    'src/desk.ts': 'import { Router } from \'express\'\nimport { Pool } from \'pg\'\nexport const desk = Router()\nexport const pool = new Pool()\nexport const setUp = \'CREATE TABLE loans (id serial primary key, book text)\'\n',
    'src/lend.ts': `import { desk, pool } from './desk'\n${adding('delete', '')}`,
    'src/keep.ts': `import { desk, pool } from './desk'\nimport { signedIn } from './guards'\n${adding('post', 'signedIn, ')}${adding('put', 'signedIn, ')}${adding('patch', 'signedIn, ')}`,
    'src/server.ts': 'import express from \'express\'\nimport { desk } from \'./desk\'\nimport \'./lend\'\nimport \'./keep\'\nexpress().use(express.json()).use(desk).listen(80)\n'
  }
  expect(inspect(rule, files)).toHaveLength(1)
  const text = fixed(rule, files) ?? ''
  expect(text).toContain('import { signedIn } from \'./guards\'')
  expect(text).toContain('desk.delete(\'/loans/:id\', signedIn, async')
  expect(inspect(rule, { ...files, 'src/lend.ts': text })).toEqual([])
})
