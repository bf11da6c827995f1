import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'require-security-headers'
const all = { preset: 'all' } as const

/** One server a framework: bare, with the package for it, and with a header that code writes. */
const servers: readonly (readonly [framework: string, server: (more: string) => string, head: string, installed: string, byHand: string])[] = [
  ['Express', more => `import express from 'express'\nconst app = express()\n${more}\napp.get('/tides', (req, res) => { res.json([]) })\n`, 'import helmet from \'helmet\'\n', 'app.use(helmet())', 'app.use((req, res, next) => { res.setHeader(\'X-Content-Type-Options\', \'nosniff\'); next() })'],
  ['Fastify', more => `import fastify from 'fastify'\nconst app = fastify()\n${more}\napp.get('/tides', async () => [])\n`, 'import helmet from \'@fastify/helmet\'\n', 'app.register(helmet)', 'app.addHook(\'onSend\', async (request, reply) => { reply.header(\'x-frame-options\', \'DENY\') })'],
  ['Koa', more => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst app = new Koa()\nconst router = new Router()\n${more}\nrouter.get('/tides', ctx => { ctx.body = [] })\napp.use(router.routes())\n`, 'import helmet from \'koa-helmet\'\n', 'app.use(helmet())', 'app.use(async (ctx, next) => { ctx.set(\'Strict-Transport-Security\', \'max-age=31536000\'); await next() })'],
  ['Hono', more => `import { Hono } from 'hono'\nconst app = new Hono()\n${more}\napp.get('/tides', c => c.json([]))\n`, 'import { secureHeaders } from \'hono/secure-headers\'\n', 'app.use(secureHeaders())', 'app.use(async (c, next) => { await next(); c.header(\'Content-Security-Policy\', "default-src \'none\'") })'],
  ['NestJS', more => `import { Controller, Get, Module } from '@nestjs/common'\nimport { NestFactory } from '@nestjs/core'\n@Controller('tides')\nclass Tides { @Get() list() { return [] } }\n@Module({ controllers: [Tides] })\nclass AppModule {}\nconst app = await NestFactory.create(AppModule)\n${more}\nawait app.listen(80)\n`, 'import helmet from \'helmet\'\n', 'app.use(helmet())', 'app.use((req, res, next) => { res.setHeader(\'X-Frame-Options\', \'DENY\'); next() })']
]

describe.each(servers)('%s', (_, server, head, installed, byHand) => {
  test('no header on any answer', () => {
    expect(inspect(rule, server(''), all)).toEqual([expect.stringMatching(/src\/server\.ts:\d warning medium/)])
  })
  test('silent with the package for it', () => {
    expect(inspect(rule, head + server(installed), all)).toEqual([])
  })
  test('silent where code writes one', () => {
    expect(inspect(rule, server(byHand), all)).toEqual([])
  })
  test('a header that is only read protects nobody', () => {
    expect(inspect(rule, server('const seen = new Map(); seen.get(\'other\')'), all)).toHaveLength(1)
  })
})

test('one header of a package is a choice', () => {
  expect(inspect(rule, 'import express from \'express\'\nimport helmet from \'helmet\'\nconst app = express()\napp.use(helmet.noSniff())\napp.get(\'/tides\', (req, res) => { res.json([]) })\n', all)).toEqual([])
})
