import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-sensitive-log'
const all = { preset: 'all' } as const

/** One server a framework; `log` stands in its handler of `POST /gate`, where the body is called `body` and the headers `headers`. */
const servers: readonly (readonly [framework: string, server: (log: string) => Files, logger: string])[] = [
  ['Express and console', log => `import express from 'express'\nconst app = express()\napp.post('/gate', (req, res) => { const { body, headers } = req; ${log}; res.end() })\n`, 'console.log'],
  ['Express and pino', log => `import express from 'express'\nimport pino from 'pino'\nconst logger = pino()\nconst app = express()\napp.post('/gate', (req, res) => { const { body, headers } = req; ${log}; res.end() })\n`, 'logger.info'],
  ['Express and winston', log => `import express from 'express'\nimport winston from 'winston'\nconst logger = winston.createLogger()\nconst app = express()\napp.post('/gate', (req, res) => { const { body, headers } = req; ${log}; res.end() })\n`, 'logger.warn'],
  ['Fastify', log => `import fastify from 'fastify'\nconst app = fastify({ logger: true })\napp.post('/gate', async request => { const { body, headers } = request; ${log}; return '' })\n`, 'request.log.info'],
  ['Koa', log => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.post('/gate', ctx => { const { body, headers } = ctx.request; ${log}; ctx.body = '' })\n`, 'console.error'],
  ['Hono', log => `import { Hono } from 'hono'\nnew Hono().post('/gate', async c => { const body = await c.req.json(); const headers = c.req.header(); ${log}; return c.text('') })\n`, 'console.info'],
  ['NestJS', log => `import { Body, Controller, Headers, Logger, Post } from '@nestjs/common'\n@Controller('gate')\nexport class Gate {\n  private readonly logger = new Logger('Gate')\n  @Post() open(@Body() body: any, @Headers() headers: any) { ${log}; return '' }\n}\n`, 'this.logger.log'],
  ['Next.js', log => ({ 'package.json': '{ "dependencies": { "next": "16" } }', 'app/gate/route.ts': `import { NextRequest } from 'next/server'\nexport async function POST(request: NextRequest) { const body = await request.json(); const headers = request.headers; ${log}; return Response.json({}) }\n` }), 'console.log']
]

describe.each(servers)('%s', (_, server, logger) => {
  test.each(['(body.password)', '(\'attempt\', { token: body.resetToken })', '(`card ${body.cardNumber}`)', '(JSON.stringify({ password: body.password }))'])('a secret of the body: %s', given => {
    expect(inspect(rule, server(logger + given))).toEqual([expect.stringMatching(/error (?:high|medium).*into the log/)])
  })
  test.each(['(body.email)', '(body.password.length)', '(Object.keys(body))', '(\'password\', body.name)', '(typeof body.token)', '(body.nextPageToken)'])('silent: %s', given => {
    expect(inspect(rule, server(logger + given), all)).toEqual([])
  })
})

describe('the body as a whole', () => {
  const server = (more: string): string => `import express from 'express'\nconst app = express()\napp.post('/gate', (req, res) => { console.log(req.body); ${more}; res.end() })\n`
  test('where the route reads a secret of it', () => {
    expect(inspect(rule, server('console.log(req.body.password.length); pool.query(\'select\', [req.body.password])\n').replace('import', 'import pg from \'pg\'\nconst pool = new pg.Pool()\nimport')))
      .toEqual([expect.stringContaining('`password` among it')])
  })
  test('silent where it holds none that is known', () => {
    expect(inspect(rule, server('console.log(req.body.title)'), all)).toEqual([])
  })
})

test('headers that sign the caller in', () => {
  const server = (given: string): string => `import express from 'express'\nconst app = express()\napp.use((req, res, next) => { console.log(${given}); next() })\napp.get('/', (req, res) => { res.end() })\n`
  expect(inspect(rule, server('req.headers'))).toEqual([expect.stringContaining('credentials among them')])
  expect(inspect(rule, server('req.headers.authorization'))).toHaveLength(1)
  expect(inspect(rule, server('req.headers[\'user-agent\']'), all)).toEqual([])
})

test('columns of a row', () => {
  const files = (log: string): Files => ({
    'prisma/schema.prisma': 'model Reader {\n  id Int @id\n  name String\n  passwordHash String\n}\n',
    'src/server.ts': `import express from 'express'\nimport { PrismaClient } from '@prisma/client'\nconst prisma = new PrismaClient()\nexpress().get('/me', async (req, res) => { const reader = await prisma.reader.findFirst({ where: { id: 1 } }); ${log}; res.end() })\n`
  })
  expect(inspect(rule, files('console.log(reader)'))).toEqual([expect.stringContaining('`passwordHash` of `Reader`')])
  expect(inspect(rule, files('console.log(reader.name)'), all)).toEqual([])
})

test('silent where the logger leaves parts out, and outside production', () => {
  const pino = (options: string): string => `import express from 'express'\nimport pino from 'pino'\nconst logger = pino(${options})\nexpress().post('/gate', (req, res) => { logger.info({ password: req.body.password }); res.end() })\n`
  expect(inspect(rule, pino(''))).toHaveLength(1)
  expect(inspect(rule, pino('{ redact: [\'password\'] }'), all)).toEqual([])
  const debug = 'import express from \'express\'\nexpress().post(\'/gate\', (req, res) => { if (process.env.NODE_ENV !== \'production\') console.log(req.body.password); res.end() })\n'
  expect(inspect(rule, debug, all)).toEqual([])
})
