import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-shadowed-route'
const all = { preset: 'all' } as const

interface Framework { readonly server: (...paths: readonly string[]) => string, readonly handsOn: string }

const frameworks: Readonly<Record<string, Framework>> = {
  express: {
    server: (...paths) => `import express from 'express'\nconst app = express()\n${paths.map(path => `app.get('${path}', (req, res) => { res.json([]) })\n`).join('')}`,
    handsOn: 'app.get(\'/tides/:id\', (req, res, next) => { if (req.query.a) return next(); res.json([]) })\n'
  },
  koa: {
    server: (...paths) => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst app = new Router()\n${paths.map(path => `app.get('${path}', ctx => { ctx.body = [] })\n`).join('')}new Koa().use(app.routes())\n`,
    handsOn: 'app.get(\'/tides/:id\', async (ctx, next) => { if (ctx.query.a) return next(); ctx.body = [] })\n'
  },
  hono: {
    server: (...paths) => `import { Hono } from 'hono'\nconst app = new Hono()\n${paths.map(path => `app.get('${path}', c => c.json([]))\n`).join('')}`,
    handsOn: 'app.get(\'/tides/:id\', async (c, next) => { if (c.req.query(\'a\')) return next(); return c.json([]) })\n'
  }
}

describe.each(Object.entries(frameworks))('%s', (_, { server, handsOn }) => {
  test('a parameter before a word', () => {
    expect(inspect(rule, server('/tides/:id', '/tides/today'), all)).toEqual([expect.stringContaining('`GET /tides/today` is never asked: `GET /tides/:id`')])
  })
  test('twice the same', () => {
    expect(inspect(rule, server('/tides/:id', '/tides/:tide'), all)).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, server('/tides', '/tides'), all)).toEqual([expect.stringContaining('Remove the one')])
  })
  test('silent: in order', () => {
    expect(inspect(rule, server('/tides/today', '/tides/:id', '/tides', '/ports/:id'), all)).toEqual([])
  })
  test('silent: it hands on', () => {
    const text = server('/tides/today')
    const at = text.indexOf('app.get')
    expect(inspect(rule, `${text.slice(0, at)}${handsOn}${text.slice(at)}`, all)).toEqual([])
  })
})

const nest = (...methods: readonly string[]): string => `import { Controller, Get } from '@nestjs/common'
@Controller('tides')
export class Tides {
${methods.map((path, index) => `  @Get('${path}') tide${index}() { return [] }\n`).join('')}}
`
const start = 'import { Module } from \'@nestjs/common\'\nimport { NestFactory } from \'@nestjs/core\'\nimport { Tides } from \'./tides.ts\'\n@Module({ controllers: [Tides] }) class Harbour {}\nvoid NestFactory.create(Harbour).then(app => app.listen(80))\n'
const served = (tides: string): Record<string, string> => ({ 'src/tides.ts': tides, 'src/main.ts': start })

describe('NestJS', () => {
  test('a parameter before a word, and the order mended', () => {
    expect(inspect(rule, served(nest(':id', 'today')), all)).toEqual([expect.stringContaining('GET /tides/today')])
    expect(fixed(rule, served(nest(':id', 'today')), 0, all)).toBe(nest(':id', 'today').replace(/( {2}@Get\(':id'.*\n)(.*\n)/, '$2$1'))
  })
  test('silent: in order, and above Fastify', () => {
    expect(inspect(rule, served(nest('today', ':id')), all)).toEqual([])
    expect(inspect(rule, { 'src/tides.ts': nest(':id', 'today'), 'src/main.ts': `import { FastifyAdapter } from '@nestjs/platform-fastify'\n${start.replace('(Harbour)', '(Harbour, new FastifyAdapter())')}` }, all)).toEqual([])
  })
})

const app = 'import express from \'express\'\nconst app = express()\n'
test.each([
  ['everything before it', `${app}app.all('/{*rest}', (req, res) => { res.sendStatus(404) })\napp.get('/tides', (req, res) => { res.json([]) })\n`],
  ['through a router', `${app}const tides = express.Router()\napp.get('/tides/:id', (req, res) => { res.json([]) })\ntides.get('/today', (req, res) => { res.json([]) })\napp.use('/tides', tides)\n`]
])('%s', (_, text) => {
  expect(inspect(rule, text, all)).toHaveLength(1)
})

test.each([
  ['another method', `${app}app.get('/tides/:id', (req, res) => { res.json([]) })\napp.post('/tides/today', (req, res) => { res.json([]) })\n`],
  ['a parameter of numbers', `${app}app.get('/tides/:id(\\\\d+)', (req, res) => { res.json([]) })\napp.get('/tides/today', (req, res) => { res.json([]) })\n`],
  ['everything at the end', `${app}app.get('/tides', (req, res) => { res.json([]) })\napp.all('/{*rest}', (req, res) => { res.sendStatus(404) })\n`],
  ['only outside production', `${app}if (process.env.NODE_ENV !== 'production') app.get('/tides/:id', (req, res) => { res.json([]) })\napp.get('/tides/today', (req, res) => { res.json([]) })\n`],
  ['several methods of one registration', `${app}app.route('/tides').get((req, res) => { res.json([]) }).post((req, res) => { res.json([]) })\n`]
])('silent: %s', (_, text) => {
  expect(inspect(rule, text, all)).toEqual([])
})

test('no fix where something is declared between them', () => {
  expect(fixed(rule, `${app}app.get('/tides/:id', (req, res) => { res.json([]) })\nconst slow = (req, res, next) => next()\napp.get('/tides/today', slow, (req, res) => { res.json([]) })\n`, 0, all)).toBeNull()
})
