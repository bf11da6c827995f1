import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const rule = 'require-body-limit'
const all = { preset: 'all' } as const

/** One server a framework, with a limit in its own words: one that is far too high, and its twin. */
const servers: readonly (readonly [framework: string, server: (limit: string) => string, high: string, low: string])[] = [
  ['Express', limit => `import express from 'express'\nconst app = express()\napp.use(express.json({ limit: ${limit} }))\napp.post('/loans', (req, res) => { res.json(lend(req.body)) })\n`, '\'50mb\'', '\'2mb\''],
  ['body-parser', limit => `import express from 'express'\nimport bodyParser from 'body-parser'\nconst app = express()\napp.use(bodyParser.urlencoded({ limit: ${limit} }))\napp.post('/loans', (req, res) => { res.json(lend(req.body)) })\n`, '50 * 1024 * 1024', '1 << 20'],
  ['Fastify', limit => `import fastify from 'fastify'\nconst app = fastify({ bodyLimit: ${limit} })\napp.post('/loans', async req => lend(req.body))\n`, '52428800', '1024 * 1024'],
  ['a route of Fastify', limit => `import fastify from 'fastify'\nconst app = fastify()\napp.post('/loans', { bodyLimit: ${limit} }, async req => lend(req.body))\n`, '200 * 1024 ** 2', '1024 * 1024'],
  ['Koa', limit => `import Koa from 'koa'\nimport bodyParser from 'koa-bodyparser'\nconst app = new Koa()\napp.use(bodyParser({ jsonLimit: ${limit} }))\napp.use(ctx => { ctx.body = lend(ctx.request.body) })\n`, '\'1gb\'', '\'5mb\''],
  ['Hono', limit => `import { Hono } from 'hono'\nimport { bodyLimit } from 'hono/body-limit'\nconst app = new Hono()\napp.use(bodyLimit({ maxSize: ${limit} }))\napp.post('/loans', async c => c.json(lend(await c.req.json())))\n`, '64 * 1024 * 1024', '50 * 1024'],
  ['NestJS', limit => `import { NestFactory } from '@nestjs/core'\nasync function start() {\n  const app = await NestFactory.create(AppModule)\n  app.useBodyParser('json', { limit: ${limit} })\n  await app.listen(80)\n}\nvoid start()\n`, '\'30mb\'', '\'10mb\'']
]

describe.each(servers)('%s', (_, server, high, low) => {
  test('a limit that is none', () => {
    expect(inspect(rule, server(high))).toEqual([expect.stringContaining('into memory before any handler')])
  })
  test('one that fits', () => {
    expect(inspect(rule, server(low), all)).toEqual([])
  })
  test('one that the operator sets', () => {
    expect(inspect(rule, server('process.env.LIMIT'), all)).toEqual([])
  })
})

test('how far it is above says how sure it is', () => {
  const [[, server]] = servers as readonly [typeof servers[0]]
  expect(inspect(rule, server('\'11mb\''))).toEqual([expect.stringContaining('warning medium')])
  expect(inspect(rule, server('Infinity'))).toEqual([expect.stringMatching(/error high.*any size/)])
})

test('the constant may stand in another file, and in a branch for development', () => {
  const server = 'import express from \'express\'\nimport { limit } from \'./limits.ts\'\nexpress().use(express.json({ limit }))\n'
  const files = (value: string): Files => ({ 'src/server.ts': server, 'src/limits.ts': `export const limit = ${value}\n` })
  expect(inspect(rule, files('\'80mb\''))).toHaveLength(1)
  expect(inspect(rule, files('process.env.NODE_ENV === \'production\' ? \'1mb\' : \'80mb\''), all)).toEqual([])
})

test('for one route behind a guard it is doubtful', () => {
  const server = (way: string): string => `import express from 'express'
const app = express()
app.post('/scans', ${way}express.json({ limit: '50mb' }), (req, res) => { res.json(keep(req.body)) })
`
  expect(inspect(rule, server('(req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, '))).toEqual([])
  expect(inspect(rule, server(''))).toHaveLength(1)
})

describe('where the framework reads a body to its end', () => {
  const hono = (way: string): string => `import { Hono } from 'hono'\nimport { bodyLimit } from 'hono/body-limit'\nconst app = new Hono()\n${way}app.post('/loans', async c => c.json(lend(await c.req.json())))\n`
  const next = { 'package.json': '{ "dependencies": { "next": "16" } }', 'app/api/loans/route.ts': 'import { NextRequest, NextResponse } from \'next/server\'\nexport async function POST(request: NextRequest) { return NextResponse.json(lend(await request.json())) }\n' }

  test('nobody refuses a long one: doubtful, once a server', () => {
    expect(inspect(rule, hono(''))).toEqual([])
    expect(inspect(rule, hono('app.put(\'/loans\', async c => c.json(lend(await c.req.json())))\n'), all)).toEqual([expect.stringContaining('warning low')])
    expect(inspect(rule, next, all)).toEqual([expect.stringContaining('warning low')])
  })
  test('silent with a limit before it, and where no body is read', () => {
    expect(inspect(rule, hono('app.use(bodyLimit({ maxSize: 1024 }))\n'), all)).toEqual([])
    expect(inspect(rule, 'import { Hono } from \'hono\'\nnew Hono().post(\'/loans\', c => c.json(c.req.query()))\n', all)).toEqual([])
  })
})

test('the suggestion writes what the option takes', () => {
  const [[, express], , [, fastify]] = servers as readonly [typeof servers[0], typeof servers[0], typeof servers[0]]
  expect(fixed(rule, express('\'50mb\''))).toContain('{ limit: \'1mb\' }')
  expect(fixed(rule, fastify('52428800'))).toContain('{ bodyLimit: 1024 * 1024 }')
})
