import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'require-async-error-handling'
const all = { preset: 'all' } as const

function server(handler: string, { version = '^4.18.0', head = '' } = {}): Files {
  return {
    'package.json': `{ "dependencies": { "express": "${version}" } }`,
    'src/server.ts': `import express from 'express'\n${head}const app = express()\napp.get('/tides', ${handler})\napp.listen(80)\n`
  }
}

describe('reported', () => {
  test.each([
    ['a handler', 'async (req, res) => { res.json(await tides()) }'],
    ['behind a branch', 'async (req, res) => { if (req.query.day) { const found = await tides(req.query.day); res.json(found) } }'],
    ['a middleware before it', 'async (req, res, next) => { req.user = await reader(req); next() }, (req, res) => { res.end() }'],
    ['a `try` that catches nothing', 'async (req, res) => { try { res.json(await tides()) } finally { done() } }'],
    ['one after the `try`', 'async (req, res) => { try { await first() } catch { return res.sendStatus(500) }\n res.json(await tides()) }']
  ])('%s', (_, handler) => {
    expect(inspect(rule, server(handler))).toEqual([expect.stringMatching(/error high.*`GET \/tides`/)])
  })
  test('a handler by its name, once for all its routes', () => {
    const head = 'async function list(req, res) { res.json(await tides()) }\n'
    expect(inspect(rule, server('list)\napp.get(\'/harbours\', list', { head }))).toEqual([expect.stringContaining('2 routes')])
  })
})

describe('silent', () => {
  test.each([
    ['caught', 'async (req, res, next) => { try { res.json(await tides()) } catch (error) { next(error) } }'],
    ['caught on the promise', 'async (req, res, next) => { res.json(await tides().catch(next)) }'],
    ['nothing is awaited', 'async (req, res) => { res.json([]) }'],
    ['no promise', '(req, res) => { tides().then(found => res.json(found), () => res.sendStatus(500)) }'],
    ['another function awaits', '(req, res) => { queue.add(async () => { await tides() }); res.end() }']
  ])('%s', (_, handler) => {
    expect(inspect(rule, server(handler), all)).toEqual([])
  })
  const open = 'async (req, res) => { res.json(await tides()) }'
  test.each([
    ['Express 5', server(open, { version: '^5.0.0' })],
    ['a version that nobody says', { 'src/server.ts': `import express from 'express'\nexpress().get('/tides', ${open})\n` }],
    ['a package that looks at promises', server(open, { head: 'import \'express-async-errors\'\n' })],
    ['a wrapper of the project', server(`safely(${open})`, { head: 'const safely = run => (req, res, next) => Promise.resolve(run(req, res, next)).catch(next)\n' })],
    ['a wrapper of a package', server(`asyncHandler(${open})`, { head: 'import asyncHandler from \'express-async-handler\'\n' })],
    ['Koa', { 'package.json': '{ "dependencies": { "koa": "^2.0.0" } }', 'src/server.ts': 'import Koa from \'koa\'\nnew Koa().use(async ctx => { ctx.body = await tides() })\n' }],
    ['Fastify', { 'package.json': '{ "dependencies": { "fastify": "^4.0.0" } }', 'src/server.ts': 'import fastify from \'fastify\'\nfastify().get(\'/tides\', async () => await tides())\n' }],
    ['Hono', { 'package.json': '{ "dependencies": { "hono": "^4.0.0" } }', 'src/server.ts': 'import { Hono } from \'hono\'\nnew Hono().get(\'/tides\', async c => c.json(await tides()))\n' }],
    ['NestJS on Express 4', {
      'package.json': '{ "dependencies": { "@nestjs/common": "^10.0.0", "express": "^4.0.0" } }',
      'src/tides.ts': 'import { Controller, Get } from \'@nestjs/common\'\n@Controller(\'tides\')\nexport class Tides { @Get() async list() { return await tides() } }\n'
    }],
    ['Next.js', {
      'package.json': '{ "dependencies": { "next": "15" } }', 'app/tides/route.ts': 'export async function GET() { return Response.json(await tides()) }\n'
    }]
  ] as const)('%s', (_, files) => {
    expect(inspect(rule, files, all)).toEqual([])
  })
})
