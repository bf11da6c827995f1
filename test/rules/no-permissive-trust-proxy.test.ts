import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-permissive-trust-proxy'
const all = { preset: 'all' } as const
const limiter = 'import { rateLimit } from \'express-rate-limit\'\n'

const servers: readonly (readonly [framework: string, server: (value: string) => string])[] = [
  ['Express', value => `${limiter}import express from 'express'\nconst app = express()\napp.set('trust proxy', ${value})\napp.post('/gate', rateLimit(), (req, res) => { res.end() })\n`],
  ['NestJS', value => `${limiter}import { Controller, Module, Post } from '@nestjs/common'\nimport { NestFactory } from '@nestjs/core'\n@Controller('gate')\nclass Gate { @Post() open() { return '' } }\n@Module({ controllers: [Gate] })\nclass AppModule {}\nconst app = await NestFactory.create(AppModule)\napp.set('trust proxy', ${value})\napp.use(rateLimit())\n`],
  ['Fastify', value => `import fastify from 'fastify'\nimport limit from '@fastify/rate-limit'\nconst app = fastify({ trustProxy: ${value} })\napp.register(limit)\napp.post('/gate', async () => '')\n`]
]

describe.each(servers)('%s', (_, server) => {
  test('whoever sends the header', () => {
    expect(inspect(rule, server('true'))).toEqual([expect.stringMatching(/error high.*`X-Forwarded-For`/)])
  })
  test.each(['1', 'false', '\'10.0.0.0/8\'', '[\'loopback\']', 'process.env.PROXIES', 'process.env.NODE_ENV !== \'production\'', 'settings.proxies'])('silent: %s', value => {
    expect(inspect(rule, server(value), all)).toEqual([])
  })
})

test('`enable`, and Koa', () => {
  expect(inspect(rule, `${limiter}import express from 'express'\nconst app = express()\napp.enable('trust proxy')\napp.use(rateLimit())\napp.get('/', (req, res) => { res.end() })\n`)).toHaveLength(1)
  expect(inspect(rule, 'import express from \'express\'\nconst app = express()\napp.enable(\'etag\')\napp.set(\'json spaces\', true)\n', all)).toEqual([])
  expect(inspect(rule, 'import Koa from \'koa\'\nnew Koa({ proxy: true })\n', all)).toEqual([expect.stringContaining('warning low')])
})

test('without a limiter it is doubtful', () => {
  const server = 'import express from \'express\'\nconst app = express()\napp.set(\'trust proxy\', true)\napp.get(\'/\', (req, res) => { res.end() })\n'
  expect(inspect(rule, server)).toEqual([])
  expect(inspect(rule, server, all)).toEqual([expect.stringContaining('warning low')])
})

test('where the operator switches it on it is doubtful', () => {
  const server = `${limiter}import express from 'express'\nconst app = express()\nif (settings.behindProxy) app.enable('trust proxy')\napp.use(rateLimit())\napp.get('/', (req, res) => { res.end() })\n`
  expect(inspect(rule, server)).toEqual([])
  expect(inspect(rule, server, all)).toEqual([expect.stringContaining('error low')])
})

test('a limiter that counts by the header itself', () => {
  const server = (key: string): string => `${limiter}import express from 'express'\nconst app = express()\napp.use(rateLimit({ keyGenerator: ${key} }))\n`
  expect(inspect(rule, server('({ headers, ip }) => headers[\'x-forwarded-for\'] ?? ip'))).toEqual([expect.stringContaining('nobody is ever limited')])
  expect(inspect(rule, server('req => req.header(\'X-Forwarded-For\')'))).toHaveLength(1)
  expect(inspect(rule, server('req => req.user.id'), all)).toEqual([])
})
