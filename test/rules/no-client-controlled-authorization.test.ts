import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-client-controlled-authorization'
const all = { preset: 'all' } as const

/** A refusal by a test of what is given, of each framework. */
const frameworks: Readonly<Record<string, readonly [given: string, principal: string, server: (test: string) => string]>> = {
  express: ['req.get(\'x-role\')', 'req.user.role', test => `import express from 'express'\nexpress().delete('/ships', (req, res) => { if (${test}) return res.sendStatus(403); res.end() })\n`],
  fastify: ['request.query.role', 'request.user.role', test => `import fastify from 'fastify'\nfastify().delete('/ships', async (request, reply) => { if (${test}) return reply.code(403).send(); return {} })\n`],
  koa: ['ctx.cookies.get(\'role\')', 'ctx.state.user.role', test => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst ships = new Router()\nships.delete('/ships', async ctx => { if (${test}) ctx.throw(403); ctx.body = {} })\nnew Koa().use(ships.routes())\n`],
  hono: ['c.req.header(\'x-role\')', 'c.get(\'user\').role', test => `import { Hono } from 'hono'\nnew Hono().delete('/ships', c => { if (${test}) return c.json({}, 403); return c.json({}) })\n`],
  nest: ['ship.role', 'this.user.role', test => `import { Body, Controller, Delete, ForbiddenException } from '@nestjs/common'\n@Controller('ships')\nexport class Ships { user = find(); @Delete() remove(@Body() ship: { role: string }) { if (${test}) throw new ForbiddenException(); return {} } }\n`],
  next: ['request.headers.get(\'x-role\')', 'user.role', test => `export async function DELETE(request: Request) { const user = await find(); if (${test}) return Response.json({}, { status: 403 }); return Response.json({}) }\n`]
}
const named = (name: string, text: string): Record<string, string> => ({
  'package.json': JSON.stringify({ dependencies: { [name]: '*' } }), [name === 'next' ? 'app/ships/route.ts' : 'src/server.ts']: text
})

describe.each(Object.entries(frameworks))('%s', (name, [given, principal, server]) => {
  const found = (text: string): string[] => inspect(rule, named(name, server(text)), all)
  test('a right that the client says he has', () => {
    expect(found(`${given} !== 'master'`)).toEqual([expect.stringContaining('error high')])
    expect(found(`!['master', 'pilot'].includes(${given})`)).toHaveLength(1)
  })
  test('silent: what the server knows', () => {
    expect(found(`${principal} !== 'master'`)).toEqual([])
  })
  test('silent: who asks for a right', () => {
    expect(found(`${given} === 'master'`)).toEqual([])
  })
})

const handler = (body: string): string => `import express from 'express'
const app = express()
app.get('/berths', async (req, res) => { res.json(await db.query('select 1')) })
app.delete('/ships', (req, res) => { ${body} })
`
test.each([
  ['a flag', 'if (!req.body.isAdmin) return res.status(403).end()'],
  ['through a name', 'const isMaster = req.query.role === \'master\'; if (!isMaster) return res.sendStatus(403)'],
  ['taken apart', 'const { role } = req.body; if (role === \'master\') { res.end() } else { res.sendStatus(403) }'],
  ['beside another test', 'if (!req.user || req.body.role !== \'master\') return res.sendStatus(403)']
])('%s', (_, body) => {
  expect(inspect(rule, handler(body), all)).toEqual([expect.stringContaining('error high')])
})

test('of a guard of NestJS', () => {
  const guard = (test: string): string => `import { Controller, Get, Injectable, UseGuards } from '@nestjs/common'
@Injectable() export class Master { canActivate(context) { const request = context.switchToHttp().getRequest(); return ${test} } }
@Controller('ships') @UseGuards(Master) export class Ships { @Get() list() { return [] } }
`
  expect(inspect(rule, guard('request.headers[\'x-role\'] === \'master\''), all)).toHaveLength(1)
  expect(inspect(rule, guard('request.user.role === \'master\''), all)).toEqual([])
})

test.each([
  ['a role that is looked for', 'if (req.query.role === undefined) return res.sendStatus(400); res.json(find(req.query.role))'],
  ['a list of what may be asked for', 'if (![\'pilot\', \'guest\'].includes(req.body.role)) return res.sendStatus(400)'],
  ['another property', 'if (req.body.harbour !== \'north\') return res.sendStatus(403)'],
  ['a signed cookie', 'if (req.signedCookies.role !== \'master\') return res.sendStatus(403)'],
  ['only outside production', 'if (process.env.NODE_ENV !== \'production\') { if (req.get(\'x-role\') !== \'master\') return res.sendStatus(403) }']
])('silent: %s', (_, body) => {
  expect(inspect(rule, handler(body), all)).toEqual([])
})

test('a token that is read without a check, and one that was checked before', () => {
  const body = 'const claims = jwt.decode(req.cookies.token); if (claims.role !== \'master\') return res.sendStatus(403)'
  expect(inspect(rule, `import jwt from 'jsonwebtoken'\n${handler(body)}`, all)).toHaveLength(1)
  expect(inspect(rule, `import jwt from 'jsonwebtoken'\n${handler(`jwt.verify(req.cookies.token, key()); ${body}`)}`, all)).toEqual([])
})

test('headers behind a gateway that the policy declares', () => {
  const policy = { gateway: { authentication: ['*'], rateLimit: [] } }
  expect(inspect(rule, handler('if (req.get(\'x-role\') !== \'master\') return res.sendStatus(403)'), { ...all, policy })).toEqual([])
})

test('the fix names the principal as others do', () => {
  const text = `import express from 'express'
import { PrismaClient } from '@prisma/client'
const db = new PrismaClient()
const app = express()
app.get('/ships', async (req, res) => { res.json(await db.ship.findMany({ where: { captainId: req.user.id } })) })
app.delete('/ships', (req, res) => { if (req.body.role !== 'master') return res.sendStatus(403); res.end() })
`
  expect(fixed(rule, text, 0, all)).toContain('if (req.user.role !== \'master\')')
})
