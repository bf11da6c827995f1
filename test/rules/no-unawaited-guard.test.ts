import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-unawaited-guard'
const all = { preset: 'all' } as const

/** A middleware, or what stands for one, of each framework, with a change of rows behind it. */
const frameworks: Readonly<Record<string, (guard: string) => string>> = {
  express: guard => `import express from 'express'
const app = express()
app.use(async (req, res, next) => {
${guard}
next()
})
app.post('/ships', (req, res) => { res.json(save(req.body)) })
`,
  koa: guard => `import Koa from 'koa'
import Router from '@koa/router'
const router = new Router()
router.post('/ships', async (ctx, next) => {
${guard}
await next()
}, ctx => { ctx.body = save(ctx.request.body) })
new Koa().use(router.routes())
`,
  hono: guard => `import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
const app = new Hono()
app.use('*', async (c, next) => {
${guard}
await next()
})
app.post('/ships', async c => c.json(save(await c.req.json())))
`,
  fastify: guard => `import fastify from 'fastify'
const app = fastify()
app.post('/ships', async (request, reply) => {
${guard}
return save(request.body)
})
`,
  nest: guard => `import { Body, Controller, ForbiddenException, Injectable, Post, UnauthorizedException, UseGuards } from '@nestjs/common'
@Injectable()
export class Gate { async canActivate(context) { const request = context.switchToHttp().getRequest()
${guard}
return true } }
@Controller('ships') @UseGuards(Gate)
export class Ships { @Post() add(@Body() ship: object) { return save(ship) } }
`,
  next: guard => `export async function POST(request: Request) {
${guard}
return Response.json(save(await request.json()))
}
`
}
const named = (name: string, text: string): Record<string, string> => ({
  'package.json': JSON.stringify({ dependencies: { [name === 'nest' ? '@nestjs/core' : name]: '*' } }),
  [name === 'next' ? 'app/ships/route.ts' : 'src/server.ts']: text
})

const dropped: Readonly<Record<string, readonly [without: string, withEnd: string]>> = {
  express: ['if (!req.user) res.status(401).end()', 'if (!req.user) return res.status(401).end()'],
  koa: ['if (!ctx.state.user) { ctx.status = 401 }', 'if (!ctx.state.user) { ctx.status = 401; return }'],
  hono: ['if (!c.req.header(\'authorization\')) c.json({}, 401)', 'if (!c.req.header(\'authorization\')) return c.json({}, 401)'],
  nest: ['if (!request.user) new UnauthorizedException()', 'if (!request.user) throw new UnauthorizedException()'],
  next: ['if (!request.headers.get(\'authorization\')) Response.json({}, { status: 401 })', 'if (!request.headers.get(\'authorization\')) return Response.json({}, { status: 401 })']
}

describe.each(Object.entries(dropped))('a refusal that does not end it: %s', (name, [without, withEnd]) => {
  test('is reported', () => {
    expect(inspect(rule, named(name, frameworks[name]!(without)), all)).toEqual([expect.stringMatching(/error high.* Put `(?:return|throw)/)])
  })
  test('silent: it ends', () => {
    expect(inspect(rule, named(name, frameworks[name]!(withEnd)), all)).toEqual([])
  })
})

/** A check in another function that throws, and says who may not. */
const asks: Readonly<Record<string, readonly [declared: string, call: string]>> = {
  express: ['import createError from \'http-errors\'\nasync function mustBe(user) { if (!user) throw createError(401) }\n', 'mustBe(req.user)'],
  koa: ['async function mustBe(ctx) { if (!ctx.state.user) ctx.throw(401) }\n', 'mustBe(ctx)'],
  hono: ['async function mustBe(key) { if (!key) throw new HTTPException(401) }\n', 'mustBe(c.req.header(\'authorization\'))'],
  nest: ['async function mustBe(user) { if (!user) throw new UnauthorizedException() }\n', 'mustBe(request.user)']
}
describe.each(Object.entries(asks))('a promise that refuses: %s', (name, [declared, call]) => {
  test('is reported', () => {
    expect(inspect(rule, named(name, `${declared}${frameworks[name]!(call)}`), all)).toEqual([expect.stringContaining('by a promise that nobody waits for')])
  })
  test('silent: it is waited for', () => {
    expect(inspect(rule, named(name, `${declared}${frameworks[name]!(`await ${call}`)}`), all)).toEqual([])
  })
})

const isAllowed = 'async function isAllowed(user) { return Boolean(await find(user)) }\n'
const tests: Readonly<Record<string, (check: string) => string>> = {
  express: check => `if (!${check}isAllowed(req.user)) return res.sendStatus(403)`,
  koa: check => `if (!${check}isAllowed(ctx.state.user)) ctx.throw(403)`,
  hono: check => `if (!${check}isAllowed(c.get('user'))) return c.text('', 403)`,
  fastify: check => `if (!${check}isAllowed(request.user)) return reply.code(403).send()`,
  nest: check => `if (!${check}isAllowed(request.user)) throw new ForbiddenException()`,
  next: check => `if (!${check}isAllowed(request.headers.get('x-ship'))) return Response.json({}, { status: 403 })`
}
describe.each(Object.entries(tests))('a promise that is tested: %s', (name, check) => {
  test('is reported', () => {
    expect(inspect(rule, named(name, `${isAllowed}${frameworks[name]!(check(''))}`), all)).toEqual([expect.stringContaining('counts as true whatever it will say')])
  })
  test('silent: it is waited for', () => {
    expect(inspect(rule, named(name, `${isAllowed}${frameworks[name]!(check('await '))}`), all)).toEqual([])
  })
})

const handler = (body: string): string => `import argon2 from 'argon2'
import { timingSafeEqual } from 'node:crypto'
import bcrypt from 'bcrypt'
import express from 'express'
import { jwtVerify } from 'jose'
const app = express()
app.post('/ships', async (req, res) => {
  ${body}
  res.json(save(req.body))
})
`
test.each([
  ['bcrypt in a test', 'if (!bcrypt.compare(req.body.password, hash())) return res.sendStatus(401)', 'await bcrypt.compare'],
  ['argon2 in a test', 'const isGood = argon2.verify(hash(), req.body.password)\n  if (!argon2.verify(hash(), req.body.password)) return res.sendStatus(401)', ''],
  ['a comparison that nobody looks at', 'timingSafeEqual(given(req), hash())', ''],
  ['a result that nobody looks at', 'await bcrypt.compare(req.body.password, hash())', ''],
  ['a token that is not waited for', 'jwtVerify(req.cookies.token, key())', 'await jwtVerify']
])('%s', (_, body, fix) => {
  expect(inspect(rule, handler(body), all)).toEqual([expect.stringContaining('error high')])
  if (fix !== '') expect(fixed(rule, handler(body), 0, all)).toContain(fix)
})

test.each([
  ['a check that is waited for', 'if (!await bcrypt.compare(req.body.password, hash())) return res.sendStatus(401)'],
  ['the synchronous one', 'if (!bcrypt.compareSync(req.body.password, hash())) return res.sendStatus(401)'],
  ['a note that nobody needs to wait for', 'note(req.user)'],
  ['one that is said to be left alone', 'void jwtVerify(req.cookies.token, key())'],
  ['an answer in one branch', 'if (!req.user) { res.sendStatus(401) } else { save(req.body) }\n  return'],
  ['a refusal in a callback that ends', 'verify(req.get(\'authorization\'), error => { if (error) return res.sendStatus(401); save(req.body); res.end() })\n  return'],
  ['what it gives is handed to a callback', 'bcrypt.compare(req.body.password, hash(), (error, same) => { if (!same) return res.sendStatus(401); save(req.body) })\n  return'],
  ['a comparison that only takes its time', 'const same = hash(); timingSafeEqual(same, same)'],
  ['a test of something else', 'if (isOpen(req.body)) return res.sendStatus(403)']
])('silent: %s', (_, body) => {
  expect(inspect(rule, handler(body), all)).toEqual([])
})

test('a hook of Fastify that has answered keeps the handler from running, wherever it ends', () => {
  expect(inspect(rule, named('fastify', `import fastify from 'fastify'
const app = fastify()
app.decorateRequest('mustBe', function (reply, role) { if (!this.session.user.roles.includes(role)) { reply.code(403).send() } })
app.post('/ships', { preHandler: async (request, reply) => { request.mustBe(reply, 'harbour') } }, async request => save(request.body))
app.post('/berths', { preHandler: async (request, reply) => { if (!request.session.user) { reply.code(401).send() } } }, async request => save(request.body))
`), all)).toEqual([])
})
