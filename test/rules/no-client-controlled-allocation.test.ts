import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-client-controlled-allocation'
const all = { preset: 'all' } as const

const servers: readonly (readonly [framework: string, server: (use: string) => string])[] = [
  ['Express', use => `import express from 'express'\nimport { randomBytes } from 'node:crypto'\nexpress().get('/labels', (req, res) => { const { query } = req; res.json(${use}) })\n`],
  ['Fastify', use => `import fastify from 'fastify'\nimport { randomBytes } from 'node:crypto'\nfastify().get('/labels', async request => { const { query } = request; return ${use} })\n`],
  ['Koa', use => `import Koa from 'koa'\nimport Router from '@koa/router'\nimport { randomBytes } from 'node:crypto'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.get('/labels', ctx => { const { query } = ctx; ctx.body = ${use} })\n`],
  ['Hono', use => `import { Hono } from 'hono'\nimport { randomBytes } from 'node:crypto'\nnew Hono().get('/labels', c => { const query = c.req.query(); return c.json(${use}) })\n`],
  ['NestJS', use => `import { Controller, Get, Query } from '@nestjs/common'\nimport { randomBytes } from 'node:crypto'\n@Controller('labels')\nexport class Labels { @Get() list(@Query() query: any) { return ${use} } }\n`]
]

describe.each(servers)('%s', (_, server) => {
  test.each(['Buffer.alloc(Number(query.size))', 'new Array(Number(query.size))', '\'x\'.repeat(Number(query.size))', '\'x\'.padEnd(+query.size)', 'randomBytes(parseInt(query.size))'])('reported: %s', use => {
    expect(inspect(rule, server(use))).toEqual([expect.stringMatching(/error (?:high|medium).*`GET \/labels`/)])
  })
  test.each([
    'Buffer.alloc(Math.min(Number(query.size), 1024))', 'Buffer.alloc(1024)', 'new Array(3)', 'Buffer.from(query.size)', '\'x\'.repeat(query.wide ? 80 : 40)',
    'Number(query.size) <= 100 ? \'x\'.repeat(Number(query.size)) : \'\'', 'query.name.repeat(3)', 'new Array(query.size, 1)'
  ])('silent: %s', use => {
    expect(inspect(rule, server(use), all)).toEqual([])
  })
})
