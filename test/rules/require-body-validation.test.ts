import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'require-body-validation'
const all = { preset: 'all' } as const
const strict = { preset: 'strict' } as const
const schema = { 'prisma/schema.prisma': 'model Loan {\n  id Int @id\n  title String\n}\n' }
const head = 'import { PrismaClient } from \'@prisma/client\'\nimport { z } from \'zod\'\nconst db = new PrismaClient()\nconst NewLoan = z.object({ title: z.string() })\n'

/** One server a framework; `read` gives the title, where the body is called `body`. */
const servers: readonly (readonly [framework: string, server: (read: string) => Files])[] = [
  ['Express', read => ({ ...schema, 'src/server.ts': `${head}import express from 'express'\nexpress().post('/loans', async (req, res) => { const { body } = req; ${read}; res.json(await db.loan.create({ data: { title } })) })\n` })],
  ['Fastify', read => ({ ...schema, 'src/server.ts': `${head}import fastify from 'fastify'\nfastify().post('/loans', async request => { const { body } = request; ${read}; return db.loan.create({ data: { title } }) })\n` })],
  ['Koa', read => ({ ...schema, 'src/server.ts': `${head}import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.post('/loans', async ctx => { const { body } = ctx.request; ${read}; ctx.body = await db.loan.create({ data: { title } }) })\n` })],
  ['Hono', read => ({ ...schema, 'src/server.ts': `${head}import { Hono } from 'hono'\nnew Hono().post('/loans', async c => { const body = await c.req.json(); ${read}; return c.json(await db.loan.create({ data: { title } })) })\n` })],
  ['NestJS', read => ({ ...schema, 'src/loans.ts': `${head}import { Body, Controller, Post } from '@nestjs/common'\n@Controller('loans')\nexport class Loans { @Post() async add(@Body() body) { ${read}; return db.loan.create({ data: { title } }) } }\n` })],
  ['Next.js', read => ({ ...schema, 'package.json': '{ "dependencies": { "next": "16" } }', 'app/loans/route.ts': `${head}import { NextRequest } from 'next/server'\nexport async function POST(request: NextRequest) { const body = await request.json(); ${read}; return Response.json(await db.loan.create({ data: { title } })) }\n` })]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['const { title } = body', 'const title = body.title; if (!title) throw new Error()'])('reported: %s', read => {
    expect(inspect(rule, server(read), strict)).toEqual([expect.stringMatching(/warning medium.*`POST \/loans` writes `title`/)])
  })
  test.each([
    'const { title } = NewLoan.parse(body)', 'const title = String(body.title)', 'const { title } = body; if (typeof title !== \'string\') throw new Error()', 'const title = \'x\'',
    'const result = NewLoan.safeParse(body); if (!result.success) throw new Error(); const { title } = result.data'
  ])('silent: %s', read => {
    expect(inspect(rule, server(read), all)).toEqual([])
  })
})

test('silent where something stands before the handler that checks', () => {
  const fastify = { ...schema, 'src/server.ts': `${head}import fastify from 'fastify'\nfastify().post('/loans', { schema: { body: { type: 'object' } } }, async request => db.loan.create({ data: { title: request.body.title } }))\n` }
  const validator = { ...schema, 'src/server.ts': `${head}import express from 'express'\nimport { body } from 'express-validator'\nexpress().post('/loans', body('title').isString(), async (req, res) => { res.json(await db.loan.create({ data: { title: req.body.title } })) })\n` }
  expect(inspect(rule, fastify, all)).toEqual([])
  expect(inspect(rule, validator, all)).toEqual([])
})
