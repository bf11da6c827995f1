import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-timing-unsafe-compare'
const all = { preset: 'all' } as const

/** One way to ask for the key that a client sends, of each framework. */
const frameworks: Readonly<Record<string, (test: (given: string) => string) => string>> = {
  express: test => `import express from 'express'\nexpress().get('/tides', (req, res) => { if (${test('req.get(\'x-key\')')}) return res.sendStatus(401); res.json([]) })\n`,
  fastify: test => `import fastify from 'fastify'\nfastify().get('/tides', async (request, reply) => { if (${test('request.headers[\'x-key\']')}) return reply.code(401).send(); return [] })\n`,
  koa: test => `import Koa from 'koa'\nnew Koa().use(async (ctx, next) => { const key = ctx.get('x-key'); if (${test('key')}) ctx.throw(401); await next() })\n`,
  hono: test => `import { Hono } from 'hono'\nnew Hono().get('/tides', c => { const key = c.req.header('x-key'); return ${test('key')} ? c.text('', 401) : c.json([]) })\n`,
  nest: test => `import { Controller, Get, Headers, UnauthorizedException } from '@nestjs/common'\n@Controller('tides')\nexport class Tides { @Get() list(@Headers('x-key') key: string) { if (${test('key')}) throw new UnauthorizedException(); return [] } }\n`,
  next: test => `export async function GET(request: Request) { if (${test('request.headers.get(\'x-key\')')}) return new Response(null, { status: 401 }); return Response.json([]) }\n`
}
const named = (name: string, text: string): Record<string, string> => ({
  'package.json': JSON.stringify({ dependencies: { [name]: '*' } }), [name === 'next' ? 'app/tides/route.ts' : 'src/server.ts']: text
})

describe.each(Object.entries(frameworks))('%s', (name, server) => {
  test('a key of the environment', () => {
    expect(inspect(rule, named(name, server(given => `${given} !== process.env.TIDES_KEY`)), all)).toEqual([expect.stringContaining('error high: `!==` compares `TIDES_KEY`')])
  })
  test('silent: what is no secret', () => {
    expect(inspect(rule, named(name, server(given => `${given} !== process.env.TIDES_TOWN`)), all)).toEqual([])
  })
  test('silent: whether there is one', () => {
    expect(inspect(rule, named(name, server(given => `!${given} || process.env.TIDES_KEY === undefined || ${given}.length !== process.env.TIDES_KEY.length`)), all)).toEqual([])
  })
})

const head = 'import { createHash, createHmac, timingSafeEqual } from \'node:crypto\'\nimport express from \'express\'\nconst app = express()\n'
const route = (body: string): string => `${head}app.post('/tides', async (req, res) => { ${body} })\n`

test.each([
  ['a signature, by whatever it is compared with', `${head}export const isSigned = (text: string, given: string) => createHmac('sha256', key()).update(text).digest('hex') === given\n`, 'error medium'],
  ['a signature in a text', route('const own = `sha256=${createHmac(\'sha256\', key()).update(req.body).digest(\'hex\')}`; if (own != req.headers[\'x-mac\']) res.sendStatus(401)'), 'error high'],
  ['a token of a row', route('const ship = await find(); if (ship.pilotToken !== req.body.token) res.sendStatus(401)'), 'error medium']
])('%s', (_, text, level) => {
  expect(inspect(rule, text, all)).toEqual([expect.stringContaining(level)])
})

test.each([
  ['timingSafeEqual', route('const own = createHmac(\'sha256\', key()).update(req.body).digest(); if (!timingSafeEqual(own, Buffer.from(req.get(\'x-mac\'), \'hex\'))) res.sendStatus(401)')],
  ['what the client sends twice', route('if (req.body.token !== req.body.tokenAgain) res.sendStatus(400)')],
  ['a digest without a key', route('if (createHash(\'sha1\').update(req.body).digest(\'hex\') === req.get(\'if-none-match\')) res.sendStatus(304)')],
  ['a count of tokens', route('const ship = await find(); if (ship.maxTokens === req.body.maxTokens) res.end()')],
  ['only outside production', route('if (process.env.NODE_ENV !== \'production\' && req.get(\'x-key\') === process.env.DEV_KEY) res.end()')]
])('silent: %s', (_, text) => {
  expect(inspect(rule, text, all)).toEqual([])
})

test('a text that grows by parts of itself ends', () => {
  expect(inspect(rule, `import express from 'express'
express().get('/tides', (req, res) => { let text = ''; for (const line of req.body) { text = \`\${text}\${line}\` } if (text === req.query.seen) return res.end(); res.send(text) })
`)).toEqual([])
})
