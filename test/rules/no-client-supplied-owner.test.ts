import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-client-supplied-owner'
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
model Note {
  id Int @id
  text String
  captainId Int
  authorId Int
  captain Captain @relation(fields: [captainId], references: [id])
  author Captain @relation(fields: [authorId], references: [id])
}
`
const project = (text: string): Files => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\n${text}` })

/** A new ship whose captain is an expression, of each framework. */
const frameworks: Readonly<Record<string, readonly [given: string, principal: string, server: (owner: string) => string]>> = {
  express: ['req.body.captainId', 'req.user.id', owner => `import express from 'express'
const app = express()
app.use((req, res, next) => { if (!req.user) return res.sendStatus(401); next() })
app.post('/ships', async (req, res) => { await db.ship.create({ data: { name: req.body.name, captainId: ${owner} } }); res.end() })\n`],
  fastify: ['request.body.captainId', 'request.user.id', owner => `import fastify from 'fastify'
const app = fastify()
app.addHook('onRequest', async (request, reply) => { if (!request.user) return reply.code(401).send() })
app.post('/ships', async request => { await db.ship.create({ data: { name: request.body.name, captainId: ${owner} } }); return {} })\n`],
  koa: ['ctx.request.body.captainId', 'ctx.state.user.id', owner => `import Koa from 'koa'
import Router from '@koa/router'
const router = new Router()
router.post('/ships', async ctx => { await db.ship.create({ data: { name: ctx.request.body.name, captainId: ${owner} } }); ctx.body = {} })
new Koa().use(async (ctx, next) => { if (!ctx.state.user) ctx.throw(401); await next() }).use(router.routes())\n`],
  hono: ['body.captainId', 'c.get(\'jwtPayload\').id', owner => `import { Hono } from 'hono'
import { jwt } from 'hono/jwt'
const app = new Hono()
app.use(jwt({ secret: key() }))
app.post('/ships', async c => { const body = await c.req.json(); await db.ship.create({ data: { name: body.name, captainId: ${owner} } }); return c.json({}) })\n`],
  nest: ['ship.captainId', 'request.user.id', owner => `import { Body, Controller, Post, Req, UseGuards } from '@nestjs/common'
import { AuthGuard } from '@nestjs/passport'
@Controller('ships') @UseGuards(AuthGuard('jwt'))
export class Ships { @Post() async add(@Body() ship: { name: string, captainId: number }, @Req() request) { return db.ship.create({ data: { name: ship.name, captainId: ${owner} } }) } }\n`]
}

describe.each(Object.entries(frameworks))('%s', (_, [given, principal, server]) => {
  test('what the client sends', () => {
    expect(inspect(rule, project(server(given)), all)).toEqual([expect.stringMatching(/error medium.*captainId/)])
  })
  test('silent: who calls', () => {
    expect(inspect(rule, project(server(principal)), all)).toEqual([])
  })
})

const app = (body: string, { way = 'signedIn', others = '' } = {}): Files => project(`import express from 'express'
const app = express()
const signedIn = (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }
const harbourMaster = (req, res, next) => { if (req.user.role !== 'master') return res.sendStatus(403); next() }
${others}
app.post('/ships', ${way}, async (req, res) => { ${body}; res.end() })
`)
test('surer where another route writes who calls', () => {
  const others = 'app.post(\'/boats\', signedIn, async (req, res) => { await db.ship.create({ data: { name: req.body.name, captainId: req.user.id } }); res.end() })'
  expect(inspect(rule, app('await db.ship.create({ data: { name: req.body.name, captainId: req.body.captainId } })', { others }), all)).toEqual([expect.stringMatching(/error high.*1 other route writes/)])
})
test('a row that is moved', () => {
  expect(inspect(rule, app('await db.ship.update({ where: { id: 1, captainId: req.user.id }, data: { captainId: req.body.captainId } })'), all)).toHaveLength(1)
})

test.each([
  ['a role', 'await db.ship.create({ data: { captainId: req.body.captainId } })', { way: 'signedIn, harbourMaster' }],
  ['an open route', 'await db.ship.create({ data: { captainId: req.body.captainId } })', { way: '(req, res, next) => next()' }],
  ['a comparison', 'if (req.body.captainId !== req.user.id) return res.sendStatus(403); await db.ship.create({ data: { captainId: req.body.captainId } })', {}],
  ['a query for both', 'if (!await db.ship.findFirst({ where: { captainId: req.body.captainId, members: { some: { id: req.user.id } } } })) return res.sendStatus(403); await db.ship.create({ data: { captainId: req.body.captainId } })', {}],
  ['a row between two', 'await db.note.create({ data: { text: req.body.text, captainId: req.body.captainId, authorId: req.user.id } })', {}],
  [
    'to whom work is given, where another column says whose it is', 'await db.note.update({ where: { id: req.body.id }, data: { captainId: req.body.captainId } })',
    { others: 'app.post(\'/notes\', signedIn, async (req, res) => { await db.note.create({ data: { text: req.body.text, authorId: req.user.id } }); res.end() })' }
  ],
  ['a column of nobody', 'await db.ship.create({ data: { name: req.body.captainId, captainId: req.user.id } })', {}]
] as const)('silent: %s', (_, body, options) => {
  expect(inspect(rule, app(body, options), all)).toEqual([])
})
