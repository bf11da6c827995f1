import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-debug-endpoint'
const all = { preset: 'all' } as const

const frameworks: Readonly<Record<string, (body: string) => string>> = {
  express: body => `import express from 'express'\nexpress().get('/state', (req, res) => { res.json(${body}) })\n`,
  fastify: body => `import fastify from 'fastify'\nfastify().get('/state', async () => (${body}))\n`,
  koa: body => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nrouter.get('/state', ctx => { ctx.body = ${body} })\nnew Koa().use(router.routes())\n`,
  hono: body => `import { Hono } from 'hono'\nnew Hono().get('/state', c => c.json(${body}))\n`,
  nest: body => `import { Controller, Get, Module } from '@nestjs/common'\nimport { NestFactory } from '@nestjs/core'\n@Controller('state') class State { @Get() show() { return ${body} } }\n@Module({ controllers: [State] }) class App {}\nvoid NestFactory.create(App)\n`,
  next: body => `export async function GET() { return Response.json(${body}) }\n`
}
describe.each(Object.entries(frameworks))('%s', (name, server) => {
  const found = (body: string): string[] => inspect(rule, {
    'package.json': JSON.stringify({ dependencies: { [name]: '*' } }), [name === 'next' ? 'app/state/route.ts' : 'src/server.ts']: server(body)
  }, all)
  test.each(['process.env', '{ env: process.env }', '{ ...process.env }'])('%s', body => {
    expect(found(body)).toEqual([expect.stringContaining('error high')])
  })
  test.each(['process.env.REGION', '{ region: process.env.REGION, uptime: process.uptime() }'])('silent: %s', body => {
    expect(found(body)).toEqual([])
  })
})

const head = 'import express from \'express\'\nimport inspector from \'node:inspector\'\nimport v8 from \'node:v8\'\nimport { Sequelize } from \'sequelize\'\nconst db = new Sequelize(url())\nconst app = express()\n'
const route = (body: string, way = ''): string => `${head}app.get('/state', ${way}(req, res) => { ${body}; res.end() })\n`
test.each([
  ['the memory', 'v8.writeHeapSnapshot()', 'the memory of the process'],
  ['the debugger', 'inspector.open(9229)', 'opens the debugger'],
  ['the tables', 'db.sync({ force: true })', 'drops the tables'],
  ['the end', 'process.exit(0)', 'ends the process']
])('%s', (_, body, words) => {
  expect(inspect(rule, route(body), all)).toEqual([expect.stringContaining(words)])
  expect(inspect(rule, route(body, '(req, res, next) => { if (req.user?.role !== \'master\') return res.sendStatus(403); next() }, '), all)).toEqual([])
})
test('less sure behind a credential', () => {
  expect(inspect(rule, route('v8.writeHeapSnapshot()', '(req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, '), all)).toEqual([expect.stringContaining('error medium')])
})

test.each([
  ['under a test of the mode', `${head}if (process.env.NODE_ENV !== 'production') app.get('/state', (req, res) => { res.json(process.env) })\n`],
  ['no tables dropped', route('db.sync()')],
  ['ended where no route leads', `${head}app.get('/state', (req, res) => { res.end() })\nprocess.on('SIGTERM', () => process.exit(0))\n`],
  ['ended when the start fails', `${head}function connect() { db.authenticate().catch(() => process.exit(1)) }\napp.get('/state', (req, res) => { connect(); res.end() })\n`]
])('silent: %s', (_, text) => {
  expect(inspect(rule, text, all)).toEqual([])
})
test('declared as open', () => {
  expect(inspect(rule, route('v8.writeHeapSnapshot()'), { ...all, policy: { public: [{ route: 'GET /state', reason: 'a demonstration', until: null }] } })).toEqual([])
})
