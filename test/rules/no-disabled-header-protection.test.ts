import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-disabled-header-protection'
const all = { preset: 'all' } as const

const servers: readonly (readonly [framework: string, server: (options: string) => string])[] = [
  ['Express', options => `import express from 'express'\nimport helmet from 'helmet'\nconst app = express()\napp.use(helmet(${options}))\napp.get('/', (req, res) => { res.end() })\n`],
  ['Fastify', options => `import fastify from 'fastify'\nimport helmet from '@fastify/helmet'\nconst app = fastify()\napp.register(helmet, ${options})\n`],
  ['Koa', options => `import Koa from 'koa'\nimport helmet from 'koa-helmet'\nnew Koa().use(helmet(${options}))\n`],
  ['NestJS', options => `import { NestFactory } from '@nestjs/core'\nimport helmet from 'helmet'\nconst app = await NestFactory.create(AppModule)\napp.use(helmet(${options}))\n`]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['{ hsts: false }', '{ noSniff: false }', '{ frameguard: false }', '{ strictTransportSecurity: { maxAge: 0 } }'])('error: %s', options => {
    expect(inspect(rule, server(options))).toEqual([expect.stringContaining('error high')])
  })
  test.each(['{ contentSecurityPolicy: false }', '{ contentSecurityPolicy: { directives: { scriptSrc: ["\'self\'", "\'unsafe-inline\'"] } } }', '{ contentSecurityPolicy: { directives: { "script-src": ["*"] } } }'])('warning: %s', options => {
    expect(inspect(rule, server(options))).toEqual([expect.stringContaining('warning medium')])
  })
  test.each([
    '{}', '{ hsts: { maxAge: 3600 } }', '{ crossOriginEmbedderPolicy: false }', 'options()', '{ hsts: process.env.NODE_ENV === "production" }',
    '{ contentSecurityPolicy: { directives: { scriptSrc: ["\'self\'", `\'nonce-${nonce}\'`] } } }',
    '{ contentSecurityPolicy: { directives: { scriptSrc: ["\'nonce-abc\'", "\'unsafe-inline\'"] } } }',
    '{ contentSecurityPolicy: { directives: { styleSrc: ["\'unsafe-inline\'"] } } }'
  ])('silent: %s', options => {
    expect(inspect(rule, server(options), all)).toEqual([])
  })
})

test('Hono', () => {
  const server = (options: string): string => `import { Hono } from 'hono'\nimport { secureHeaders } from 'hono/secure-headers'\nnew Hono().use(secureHeaders(${options}))\n`
  expect(inspect(rule, server('{ xFrameOptions: false, strictTransportSecurity: \'max-age=0\' }'))).toEqual([expect.stringContaining('`strictTransportSecurity` and `xFrameOptions`')])
  expect(inspect(rule, server('{ strictTransportSecurity: \'max-age=600\' }'), all)).toEqual([])
})

test('one header by itself', () => {
  expect(inspect(rule, 'import express from \'express\'\nimport helmet from \'helmet\'\nexpress().use(helmet.hsts({ maxAge: 0 }))\n')).toHaveLength(1)
  expect(inspect(rule, 'import express from \'express\'\nimport helmet from \'helmet\'\nexpress().use(helmet.hsts())\n', all)).toEqual([])
})

test('for the path of the documentation it is doubtful', () => {
  const server = (path: string): string => `import express from 'express'\nimport helmet from 'helmet'\nconst app = express()\napp.get(${path}helmet({ contentSecurityPolicy: false }), (req, res) => { res.end() })\n`
  expect(inspect(rule, server('\'/docs\', '))).toEqual([])
  expect(inspect(rule, server('\'/docs\', '), all)).toHaveLength(1)
})
