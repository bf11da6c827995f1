import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'require-security-event-log'
const all = { preset: 'all' } as const
const strict = { preset: 'strict' } as const
const login = 'if (!await bcrypt.compare(body.password, await hashOf(body.email)))'

/** One server a framework; `fail` stands where the password is wrong. */
const servers: readonly (readonly [framework: string, server: (fail: string) => string])[] = [
  ['Express', fail => `import bcrypt from 'bcrypt'\nimport express from 'express'\nimport pino from 'pino'\nconst logger = pino()\nconst app = express()\napp.post('/gate', async (req, res) => { const { body } = req; ${login} { ${fail}; return res.sendStatus(401) } res.json({}) })\nexport const other = () => { logger.info('x') }\n`],
  ['Fastify', fail => `import bcrypt from 'bcrypt'\nimport fastify from 'fastify'\nimport pino from 'pino'\nconst logger = pino()\nconst app = fastify()\napp.post('/gate', async (request, reply) => { const { body } = request; ${login} { ${fail}; return reply.code(401).send() } return {} })\nexport const other = () => { logger.info('x') }\n`],
  ['Koa', fail => `import bcrypt from 'bcrypt'\nimport Koa from 'koa'\nimport Router from '@koa/router'\nimport pino from 'pino'\nconst logger = pino()\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.post('/gate', async ctx => { const { body } = ctx.request; ${login} { ${fail}; ctx.throw(401) } ctx.body = {} })\nexport const other = () => { logger.info('x') }\n`],
  ['Hono', fail => `import bcrypt from 'bcrypt'\nimport { Hono } from 'hono'\nimport pino from 'pino'\nconst logger = pino()\nnew Hono().post('/gate', async c => { const body = await c.req.json(); ${login} { ${fail}; return c.json({}, 401) } return c.json({}) })\nexport const other = () => { logger.info('x') }\n`],
  ['NestJS', fail => `import bcrypt from 'bcrypt'\nimport { Body, Controller, Post, UnauthorizedException } from '@nestjs/common'\nimport pino from 'pino'\nconst logger = pino()\n@Controller('gate')\nexport class Gate { @Post() async open(@Body() body: any) { ${login} { ${fail}; throw new UnauthorizedException() } return {} } }\nexport const other = () => { logger.info('x') }\n`]
]

describe.each(servers)('%s', (_, server) => {
  test('nothing is logged', () => {
    expect(inspect(rule, server(''), strict)).toEqual([expect.stringMatching(/warning medium.*`POST \/gate` leaves no trace/)])
  })
  test.each(['logger.warn(\'failed\')', 'console.warn(\'failed\', body.email)', 'audit.emit(\'login.failed\')', 'report(\'login.failed\'); events.track(\'login\')'])('silent: %s', fail => {
    expect(inspect(rule, server(fail), all)).toEqual([])
  })
})

test('in a function that the handler calls', () => {
  const server = (more: string): string => `import bcrypt from 'bcrypt'\nimport express from 'express'\nconst isRight = async (body: any) => { const right = await bcrypt.compare(body.password, 'x'); ${more}; return right }\nexpress().post('/gate', async (req, res) => { res.json(await isRight(req.body)) })\n`
  expect(inspect(rule, server(''), all)).toEqual([expect.stringContaining('warning low')])
  expect(inspect(rule, server('console.info(right)'), all)).toEqual([])
})

test('silent where nothing is tried, and behind a guard', () => {
  const server = (way: string, body: string): string => `import bcrypt from 'bcrypt'\nimport express from 'express'\nexpress().post('/gate', ${way}async (req, res) => { ${body}; res.end() })\n`
  expect(inspect(rule, server('', 'res.json([])'), all)).toEqual([])
  expect(inspect(rule, server('(req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, ', 'await bcrypt.compare(req.body.password, \'x\')'), all)).toEqual([])
})
