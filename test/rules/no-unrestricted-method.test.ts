import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-unrestricted-method'
const all = { preset: 'all' } as const
const strict = { preset: 'strict' } as const
const head = 'import { PrismaClient } from \'@prisma/client\'\nconst db = new PrismaClient()\n'
const files = (server: string): Files => ({ 'prisma/schema.prisma': 'model Loan {\n  id Int @id\n  title String\n  views Int\n}\n', 'src/server.ts': head + server })

/** One server a framework, with a route of this method that deletes the row that the client names, or does what is said. */
const servers: readonly (readonly [framework: string, server: (method: string, work?: string) => string, any: string])[] = [
  ['Express', (method, work = 'db.loan.delete({ where: { id: Number(id) } })') => `import express from 'express'\nexpress().${method}('/loans/:id', async (req, res) => { const { id } = req.params; await ${work}; res.end() })\n`, 'all'],
  ['Fastify', (method, work = 'db.loan.delete({ where: { id: Number(id) } })') => `import fastify from 'fastify'\nfastify().${method}('/loans/:id', async request => { const { id } = request.params; await ${work}; return {} })\n`, 'all'],
  ['Koa', (method, work = 'db.loan.delete({ where: { id: Number(id) } })') => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.${method}('/loans/:id', async ctx => { const { id } = ctx.params; await ${work}; ctx.body = {} })\n`, 'all'],
  ['Hono', (method, work = 'db.loan.delete({ where: { id: Number(id) } })') => `import { Hono } from 'hono'\nnew Hono().${method}('/loans/:id', async c => { const id = c.req.param('id'); await ${work}; return c.json({}) })\n`, 'all'],
  ['NestJS', (method, work = 'db.loan.delete({ where: { id: Number(id) } })') => `import { All, Controller, Delete, Get, Param } from '@nestjs/common'\n@Controller('loans')\nexport class Loans { @${method[0]!.toUpperCase()}${method.slice(1)}(':id') async run(@Param('id') id: string) { await ${work}; return {} } }\n`, 'all']
]

describe.each(servers)('%s', (_, server, any) => {
  test('a row is deleted by GET', () => {
    expect(inspect(rule, files(server('get')), strict)).toEqual([expect.stringMatching(/warning medium.*`GET \/loans\/:id` can delete rows of `Loan`/)])
  })
  test('and by any method', () => {
    expect(inspect(rule, files(server(any)), strict)).toEqual([expect.stringContaining('any method of /loans/:id')])
  })
  test('silent by DELETE, and where GET reads', () => {
    expect(inspect(rule, files(server('delete')), all)).toEqual([])
    expect(inspect(rule, files(server('get', 'db.loan.findUnique({ where: { id: Number(id) } })')), all)).toEqual([])
  })
  test('a counter that a read moves along is doubtful', () => {
    expect(inspect(rule, files(server('get', 'db.loan.update({ where: { id: Number(id) }, data: { views: { increment: 1 } } })')))).toEqual([])
  })
})

test('silent where a link is a secret that is followed once', () => {
  const server = 'import express from \'express\'\nimport jwt from \'jsonwebtoken\'\nexpress().get(\'/confirm\', async (req, res) => { const { id } = jwt.verify(req.query.token, process.env.KEY); await db.loan.delete({ where: { id: Number(req.query.id) } }); res.end() })\n'
  expect(inspect(rule, files(server), all)).toEqual([])
})
