import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const rule = 'require-pagination-bound'
const all = { preset: 'all' } as const
const schema = { 'prisma/schema.prisma': 'model Loan {\n  id Int @id\n  title String\n}\n' }
const prisma = 'import { PrismaClient } from \'@prisma/client\'\nconst db = new PrismaClient()\n'

/** One server a framework; `limit` is what stands for the size of the page, where the query is called `query`. */
const servers: readonly (readonly [framework: string, server: (limit: string) => Files])[] = [
  ['Express', limit => ({ ...schema, 'src/server.ts': `${prisma}import express from 'express'\nexpress().get('/loans', async (req, res) => { const { query } = req; res.json(await db.loan.findMany({ take: ${limit} })) })\n` })],
  ['Fastify', limit => ({ ...schema, 'src/server.ts': `${prisma}import fastify from 'fastify'\nfastify().get('/loans', async request => { const { query } = request; return db.loan.findMany({ take: ${limit} }) })\n` })],
  ['Koa', limit => ({ ...schema, 'src/server.ts': `${prisma}import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.get('/loans', async ctx => { const { query } = ctx; ctx.body = await db.loan.findMany({ take: ${limit} }) })\n` })],
  ['Hono', limit => ({ ...schema, 'src/server.ts': `${prisma}import { Hono } from 'hono'\nnew Hono().get('/loans', async c => { const query = c.req.query(); return c.json(await db.loan.findMany({ take: ${limit} })) })\n` })],
  ['NestJS', limit => ({ ...schema, 'src/loans.ts': `${prisma}import { Controller, Get, Query } from '@nestjs/common'\n@Controller('loans')\nexport class Loans { @Get() list(@Query() query: any) { return db.loan.findMany({ take: ${limit} }) } }\n` })],
  ['Next.js', limit => ({ ...schema, 'package.json': '{ "dependencies": { "next": "16" } }', 'app/loans/route.ts': `${prisma}import { NextRequest } from 'next/server'\nexport async function GET(request: NextRequest) { const query = Object.fromEntries(request.nextUrl.searchParams); return Response.json(await db.loan.findMany({ take: ${limit} })) }\n` })]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['Number(query.limit)', 'parseInt(query.limit, 10) || 20', 'query.limit ? +query.limit : 20', 'Math.max(1, Number(query.limit))'])('reported: %s', limit => {
    expect(inspect(rule, server(limit), { preset: 'strict' })).toEqual([expect.stringMatching(/warning (?:high|medium).*`GET \/loans`/)])
  })
  test.each(['Math.min(Number(query.limit), 100)', '20', 'Number(query.limit) > 100 ? 100 : Number(query.limit)', 'sizes[0]'])('silent: %s', limit => {
    expect(inspect(rule, server(limit), all)).toEqual([])
  })
})

describe('a largest size', () => {
  const express = (before: string, limit = 'limit'): Files => ({ ...schema, 'src/server.ts': `${prisma}import express from 'express'\nimport { z } from 'zod'\nimport Joi from 'joi'\nexpress().get('/loans', async (req, res) => { ${before}; res.json(await db.loan.findMany({ take: ${limit} })) })\n` })
  test.each([
    ['a test that leaves', 'const limit = Number(req.query.limit); if (limit > 50) return res.sendStatus(400)'],
    ['a test that corrects', 'let limit = Number(req.query.limit); if (limit > most) limit = most'],
    ['a test of what is converted', 'if (Number(req.query.limit) > 50) return res.sendStatus(400); const limit = Number(req.query.limit)'],
    ['zod', 'const { limit } = z.object({ limit: z.coerce.number().int().min(1).max(100) }).parse(req.query)'],
    ['Joi', 'const { value: { limit } } = Joi.object({ limit: Joi.number().max(100) }).validate(req.query)']
  ])('silent: %s', (_, before) => {
    expect(inspect(rule, express(before), all)).toEqual([])
  })
  test.each([
    ['a test of the smallest', 'const limit = Number(req.query.limit); if (limit < 1) return res.sendStatus(400)'],
    ['zod without one', 'const { limit } = z.object({ limit: z.coerce.number().int().min(1) }).parse(req.query)']
  ])('reported: %s', (_, before) => {
    expect(inspect(rule, express(before), { preset: 'strict' })).toHaveLength(1)
  })
  test('in the schema of a route', () => {
    const server = (more: string): Files => ({ ...schema, 'src/server.ts': `${prisma}import fastify from 'fastify'\nfastify().get('/loans', { schema: { querystring: { type: 'object', properties: { limit: { type: 'integer'${more} } } } } }, async request => db.loan.findMany({ take: request.query.limit }))\n` })
    expect(inspect(rule, server(''), { preset: 'strict' })).toHaveLength(1)
    expect(inspect(rule, server(', maximum: 50'), all)).toEqual([])
  })
  test('in TypeBox', () => {
    const server = (options: string): Files => ({ ...schema, 'src/server.ts': `${prisma}import fastify from 'fastify'\nimport { Type } from '@sinclair/typebox'\nconst Page = Type.Object({ limit: Type.Integer(${options}) })\nfastify().get('/loans', { schema: { querystring: Page } }, async request => db.loan.findMany({ take: request.query.limit }))\n` })
    expect(inspect(rule, server('{ minimum: 1 }'), { preset: 'strict' })).toHaveLength(1)
    expect(inspect(rule, server('{ minimum: 1, maximum: 50 }'), all)).toEqual([])
  })
  test('in the rules of a class', () => {
    const server = (more: string): Files => ({
      ...schema,
      'src/loans.ts': `${prisma}import { Controller, Get, Query, ValidationPipe } from '@nestjs/common'\nimport { IsInt, Max } from 'class-validator'\nclass Page { @IsInt() ${more} limit!: number }\n@Controller('loans')\nexport class Loans { @Get() list(@Query(new ValidationPipe({ whitelist: true, transform: true })) query: Page) { return db.loan.findMany({ take: query.limit }) } }\n`
    })
    expect(inspect(rule, server(''), { preset: 'strict' })).toHaveLength(1)
    expect(inspect(rule, server('@Max(100)'), all)).toEqual([])
  })
})

test.each([
  ['TypeORM', 'import { Repository } from \'typeorm\'\nclass Loan {}\ndeclare const loans: Repository<Loan>\n', 'loans.find({ take: LIMIT })'],
  ['a query of TypeORM', 'import { Repository } from \'typeorm\'\nclass Loan {}\ndeclare const loans: Repository<Loan>\n', 'loans.createQueryBuilder(\'l\').take(LIMIT).getMany()'],
  ['Sequelize', 'import { Model } from \'sequelize\'\nclass Loan extends Model {}\n', 'Loan.findAll({ limit: LIMIT })'],
  ['Mongoose', 'import mongoose from \'mongoose\'\nconst Loan = mongoose.model(\'Loan\', new mongoose.Schema({ title: String }))\n', 'Loan.find().limit(LIMIT)'],
  ['Knex', 'import knex from \'knex\'\nconst db = knex({})\n', 'db(\'loans\').select(\'title\').limit(LIMIT)'],
  ['Drizzle', 'import { drizzle } from \'drizzle-orm/node-postgres\'\nimport { pgTable, text } from \'drizzle-orm/pg-core\'\nconst loans = pgTable(\'loans\', { title: text(\'title\') })\nconst db = drizzle(\'\')\n', 'db.select().from(loans).limit(LIMIT)']
])('%s', (_, head, query) => {
  const server = (limit: string): string => `${head}import express from 'express'\nexpress().get('/loans', async (req, res) => { res.json(await ${query.replace('LIMIT', limit)}) })\n`
  expect(inspect(rule, server('Number(req.query.limit)'), { preset: 'strict' })).toHaveLength(1)
  expect(inspect(rule, server('Math.min(Number(req.query.limit), 50)'), all)).toEqual([])
})

test('the suggestion cuts it', () => {
  const [[, express]] = servers as readonly [typeof servers[0]]
  expect(fixed(rule, express('Number(query.limit)'), 0, all)).toContain('take: Math.min(Number(query.limit), 100)')
})
