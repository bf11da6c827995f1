import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-misordered-guard'
const all = { preset: 'all' } as const
const schema = `model Captain {
  id Int @id
  email String
  password String
  ships Ship[]
}
model Ship {
  id Int @id
  name String
  captain Captain @relation(fields: [captainId], references: [id])
  captainId Int
}
`
const files = (text: string): Files => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\n${text}` })

interface Framework { readonly head: string, readonly guard: string, readonly route: string }

const frameworks: Readonly<Record<string, Framework>> = {
  express: {
    head: 'import express from \'express\'\nconst app = express()\n',
    guard: 'app.use((req, res, next) => { if (!req.user) return res.sendStatus(401); next() })\n',
    route: 'app.delete(\'/ships/:id\', async (req, res) => { await db.ship.delete({ where: { id: Number(req.params.id) } }); res.end() })\n'
  },
  'an express router': {
    head: 'import express from \'express\'\nconst app = express()\nconst ships = express.Router()\nships.delete(\'/:id\', async (req, res) => { await db.ship.delete({ where: { id: Number(req.params.id) } }); res.end() })\n',
    guard: 'app.use(\'/ships\', (req, res, next) => { if (!req.user) return res.sendStatus(401); next() })\n',
    route: 'app.use(\'/ships\', ships)\n'
  },
  koa: {
    head: 'import Koa from \'koa\'\nimport Router from \'@koa/router\'\nconst app = new Koa()\nconst router = new Router()\nrouter.delete(\'/ships/:id\', async ctx => { await db.ship.delete({ where: { id: Number(ctx.params.id) } }); ctx.body = {} })\n',
    guard: 'app.use(async (ctx, next) => { if (!ctx.state.user) ctx.throw(401); await next() })\n',
    route: 'app.use(router.routes())\n'
  },
  hono: {
    head: 'import { Hono } from \'hono\'\nconst app = new Hono()\n',
    guard: 'app.use(\'*\', async (c, next) => { if (!c.req.header(\'authorization\')) return c.json({}, 401); if (!await find(c.req.header(\'authorization\'))) return c.json({}, 401); await next() })\n',
    route: 'app.delete(\'/ships/:id\', async c => { await db.ship.delete({ where: { id: Number(c.req.param(\'id\')) } }); return c.json({}) })\n'
  }
}

describe.each(Object.entries(frameworks))('%s', (_, { head, guard, route }) => {
  test('a guard behind the route', () => {
    expect(inspect(rule, files(`${head}${route}${guard}`), all)).toEqual([expect.stringMatching(/error high.*delete rows of `Ship`/)])
  })
  test('silent: before it', () => {
    expect(inspect(rule, files(`${head}${guard}${route}`), all)).toEqual([])
  })
  test('silent: no guard at all', () => {
    expect(inspect(rule, files(`${head}${route}`), all)).toEqual([])
  })
})

describe('fastify', () => {
  const server = (plugin: string): Files => files(`import fastify from 'fastify'
import fp from 'fastify-plugin'
const app = fastify()
const guard = async instance => { instance.addHook('onRequest', async (request, reply) => { if (!request.user) return reply.code(401).send() }) }
app.register(${plugin})
app.delete('/ships/:id', async request => { await db.ship.delete({ where: { id: Number(request.params.id) } }); return {} })
`)
  test('a guard in a plugin of its own', () => {
    expect(inspect(rule, server('guard'), all)).toEqual([expect.stringContaining('Wrap the plugin in `fastify-plugin`')])
  })
  test('silent: a shared plugin', () => {
    expect(inspect(rule, server('fp(guard)'), all)).toEqual([])
  })
  test('silent: a plugin whose own routes are guarded', () => {
    expect(inspect(rule, server('async instance => { instance.addHook(\'onRequest\', async (request, reply) => { if (!request.user) return reply.code(401).send() }); instance.get(\'/own\', async () => []) }'), all)).toEqual([])
  })
})

const express = frameworks.express!
test.each([
  ['a login', 'app.post(\'/login\', async (req, res) => { res.json(await db.captain.findFirst({ where: { email: req.body.email, password: req.body.password } })) })\n'],
  ['what is for everybody', 'app.get(\'/health\', (req, res) => { res.json({}) })\n'],
  ['a guard of another path', 'app.delete(\'/boats/:id\', async (req, res) => { await db.ship.delete({ where: { id: Number(req.params.id) } }); res.end() })\napp.use(\'/ships\', (req, res, next) => { if (!req.user) return res.sendStatus(401); next() })\n']
])('silent: %s', (_, route) => {
  const guard = route.includes('app.use') ? '' : express.guard
  expect(inspect(rule, files(`${express.head}${route}${guard}`), all)).toEqual([])
})

test('declared as open', () => {
  const policy = { public: [{ route: 'DELETE /ships/:id', reason: 'a demonstration', until: null }] }
  expect(inspect(rule, files(`${express.head}${express.route}${express.guard}`), { ...all, policy })).toEqual([])
})
