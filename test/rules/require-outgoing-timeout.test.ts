import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'require-outgoing-timeout'
const all = { preset: 'all' } as const
const strict = { preset: 'strict' } as const

const servers: readonly (readonly [framework: string, server: (call: string, head?: string) => string])[] = [
  ['Express', (call, head = '') => `import axios from 'axios'\nimport express from 'express'\n${head}express().get('/tides', async (req, res) => { res.json(await ${call}) })\n`],
  ['Fastify', (call, head = '') => `import axios from 'axios'\nimport fastify from 'fastify'\n${head}fastify().get('/tides', async () => ${call})\n`],
  ['Koa', (call, head = '') => `import axios from 'axios'\nimport Koa from 'koa'\nimport Router from '@koa/router'\n${head}const router = new Router()\nnew Koa().use(router.routes())\nrouter.get('/tides', async ctx => { ctx.body = await ${call} })\n`],
  ['Hono', (call, head = '') => `import axios from 'axios'\nimport { Hono } from 'hono'\n${head}new Hono().get('/tides', async c => c.json(await ${call}))\n`],
  ['NestJS', (call, head = '') => `import axios from 'axios'\nimport { Controller, Get } from '@nestjs/common'\n${head}@Controller('tides')\nexport class Tides { @Get() async list() { return ${call} } }\n`]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['axios.get(ADDRESS)', 'axios.post(ADDRESS, { day: 1 })', 'axios({ url: ADDRESS })', 'axios.get(ADDRESS, { params: {} })'])('reported: %s', call => {
    expect(inspect(rule, server(call), strict)).toEqual([expect.stringMatching(/warning medium.*`GET \/tides`/)])
  })
  test.each(['axios.get(ADDRESS, { timeout: 500 })', 'axios.post(ADDRESS, {}, { signal: AbortSignal.timeout(500) })', 'axios({ url: ADDRESS, timeout: 5 })', 'axios.get(ADDRESS, options)', 'tides.get(ADDRESS)'])('silent: %s', call => {
    expect(inspect(rule, server(call, 'const tides = axios.create({ timeout: 500 })\n'), all)).toEqual([])
  })
  test('a client without one', () => {
    expect(inspect(rule, server('tides.get(ADDRESS)', 'const tides = axios.create({ baseURL: ADDRESS })\n'), strict)).toHaveLength(1)
  })
})

test('silent where the defaults say it, and where no route waits', () => {
  const [[, express]] = servers as readonly [typeof servers[0]]
  expect(inspect(rule, express('axios.get(ADDRESS)', 'axios.defaults.timeout = 500\n'), all)).toEqual([])
  expect(inspect(rule, 'import axios from \'axios\'\nexport const load = () => axios.get(ADDRESS)\n', all)).toEqual([])
})

test('node-fetch', () => {
  const server = (options: string): string => `import fetch from 'node-fetch'\nimport express from 'express'\nexpress().get('/tides', async (req, res) => { res.json(await fetch(ADDRESS${options})) })\n`
  expect(inspect(rule, server(''), strict)).toHaveLength(1)
  expect(inspect(rule, server(', { signal: AbortSignal.timeout(500) }'), all)).toEqual([])
})

test('the module of NestJS', () => {
  const server = (options: string): string => `import { HttpModule, HttpService } from '@nestjs/axios'\nimport { Controller, Get, Module } from '@nestjs/common'\n@Controller('tides')\nclass Tides { constructor(private readonly http: HttpService) {} @Get() list() { return this.http.get(ADDRESS) } }\n@Module({ imports: [HttpModule${options}], controllers: [Tides] })\nexport class AppModule {}\n`
  expect(inspect(rule, server(''), strict)).toHaveLength(1)
  expect(inspect(rule, server('.register({ timeout: 500 })'), all)).toEqual([])
})
