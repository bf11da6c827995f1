import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-case-sensitive-path-guard'
const all = { preset: 'all' } as const

const frameworks: Readonly<Record<string, readonly [path: string, server: (test: string) => string]>> = {
  express: ['req.path', test => `import express from 'express'
const app = express()
app.use((req, res, next) => { if (${test} && !req.user) return res.sendStatus(401); next() })
app.get('/ships', (req, res) => { res.json([]) })\n`],
  koa: ['ctx.path', test => `import Koa from 'koa'
import Router from '@koa/router'
const router = new Router()
router.get('/ships', ctx => { ctx.body = [] })
new Koa().use(async (ctx, next) => { if (${test} && !ctx.state.user) ctx.throw(401); await next() }).use(router.routes())\n`],
  nest: ['req.path', test => `import { Controller, Get, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NextFunction, Request, Response } from 'express'
@Controller('ships') class Ships { @Get() list() { return [] } }
@Module({ controllers: [Ships] }) class App {}
async function start() { const app = await NestFactory.create(App); app.use((req: Request, res: Response, next: NextFunction) => { if (${test} && !req.user) return res.sendStatus(401); next() }); await app.listen(80) }
void start()\n`]
}
describe.each(Object.entries(frameworks))('%s', (_, [path, server]) => {
  test.each([`${path}.startsWith('/ships')`, `/^\\/ships/.test(${path})`, `${path} === '/ships'`])('%s', text => {
    expect(inspect(rule, server(text), all)).toEqual([expect.stringContaining('error high')])
  })
  test.each([`${path}.toLowerCase().startsWith('/ships')`, `/^\\/ships/i.test(${path})`, `${path} !== '/ships'`])('silent: %s', text => {
    expect(inspect(rule, server(text), all)).toEqual([])
  })
})

test.each([
  ['fastify', 'import fastify from \'fastify\'\nconst app = fastify()\napp.addHook(\'onRequest\', async (request, reply) => { if (request.url.startsWith(\'/ships\') && !request.user) return reply.code(401).send() })\napp.get(\'/ships\', async () => [])\n'],
  ['hono', 'import { Hono } from \'hono\'\nconst app = new Hono()\napp.use(async (c, next) => { if (c.req.path.startsWith(\'/ships\') && !c.req.header(\'authorization\')) return c.json({}, 401); await next() })\napp.get(\'/ships\', c => c.json([]))\n']
])('silent: %s routes by case', (_, text) => {
  expect(inspect(rule, text, all)).toEqual([])
})

const [, express] = frameworks.express!
test('by another way: what is no ship is let by', () => {
  const text = 'import express from \'express\'\nconst app = express()\napp.use((req, res, next) => { if (!req.path.startsWith(\'/ships\')) return next(); if (!req.user) return res.sendStatus(401); next() })\napp.get(\'/ships\', (req, res) => { res.json([]) })\n'
  expect(inspect(rule, text, all)).toHaveLength(1)
  expect(inspect(rule, text.replace('!req.path', 'req.path'), all)).toEqual([])
})
test('silent: a server that routes by case, and a test that refuses nobody', () => {
  expect(inspect(rule, `${express('req.path.startsWith(\'/ships\')')}app.enable('case sensitive routing')\n`, all)).toEqual([])
  expect(inspect(rule, express('req.path.startsWith(\'/ships\')').replace('return res.sendStatus(401)', 'console.log(1)'), all)).toEqual([])
})
test('the fix of a pattern', () => {
  expect(fixed(rule, express('/^\\/ships/.test(req.path)'), 0, all)).toContain('/^\\/ships/i.test(req.path)')
})
