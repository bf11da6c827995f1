import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-sensitive-field-response'
const all = { preset: 'all' } as const
const schema = `model Captain {
  id Int @id
  email String
  password String
  apiKey String
  resetToken String
  otp String
}
`
const project = (text: string): Files => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `import { PrismaClient } from '@prisma/client'\nimport jwt from 'jsonwebtoken'\nconst db = new PrismaClient()\n${text}` })
const row = 'const captain = await db.captain.findFirst({ where: { email: \'a\' } })'

const frameworks: Readonly<Record<string, (body: string, answer: (value: string) => string) => string>> = {
  express: body => `import express from 'express'\nexpress().get('/captains', async (req, res) => { ${row}; res.json(${body}) })\n`,
  fastify: body => `import fastify from 'fastify'\nfastify().get('/captains', async () => { ${row}; return ${body} })\n`,
  koa: body => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nrouter.get('/captains', async ctx => { ${row}; ctx.body = ${body} })\nnew Koa().use(router.routes())\n`,
  hono: body => `import { Hono } from 'hono'\nnew Hono().get('/captains', async c => { ${row}; return c.json(${body}) })\n`,
  nest: body => `import { Controller, Get, Module } from '@nestjs/common'\nimport { NestFactory } from '@nestjs/core'\n@Controller('captains') class Captains { @Get() async list() { ${row}; return ${body} } }\n@Module({ controllers: [Captains] }) class App {}\nvoid NestFactory.create(App)\n`
}
describe.each(Object.entries(frameworks))('%s', (_, server) => {
  const found = (body: string): string[] => inspect(rule, project(server(body, value => value)), all)
  test('a password under any name', () => {
    expect(found('{ email: captain.email, secret: captain.password }')).toEqual([expect.stringMatching(/error high.*`Captain.password`/)])
  })
  test('silent: other columns, and what is made of a secret', () => {
    expect(found('{ email: captain.email, hasPassword: captain.password !== \'\' }')).toEqual([])
  })
})

test('of the Next.js app router', () => {
  const files = (body: string): Files => ({ 'package.json': '{ "dependencies": { "next": "*" } }', 'prisma/schema.prisma': schema, 'app/captains/route.ts': `import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\nexport async function GET() { ${row}; return Response.json(${body}) }\n` })
  expect(inspect(rule, files('{ password: captain.password }'), all)).toHaveLength(1)
  expect(inspect(rule, files('{ email: captain.email }'), all)).toEqual([])
})

const express = (body: string): Files => project(`import bcrypt from 'bcrypt'\nimport express from 'express'\nconst app = express()\napp.post('/captains', async (req, res) => { ${row}; ${body} })\n`)
test.each([
  ['into a token', 'res.json({ token: jwt.sign({ password: captain.password }, key(), { expiresIn: 60 }) })', 'error high'],
  ['a code that was sent elsewhere', 'res.json({ code: captain.otp })', 'error medium'],
  ['a key of somebody', 'res.json({ key: captain.apiKey })', 'error medium'],
  ['deeper', 'res.json({ captain: { secret: captain.password } })', 'error high']
])('%s', (_, body, level) => {
  expect(inspect(rule, express(body), all)).toEqual([expect.stringContaining(level)])
})

test.each([
  ['a key that was made', 'await db.captain.update({ where: { id: captain.id }, data: { apiKey: make() } }); res.json({ key: captain.apiKey })'],
  ['a key of the caller', 'const own = await db.captain.findUnique({ where: { id: req.user.id } }); res.json({ key: own.apiKey })'],
  ['a token at the login', 'if (!await bcrypt.compare(req.body.password, captain.password)) return res.sendStatus(401); res.json({ key: captain.apiKey })'],
  ['a mask', 'res.json({ password: captain.password.replace(/./g, \'*\') })'],
  ['a digest', 'res.json({ tag: digest(captain.email) })']
])('silent: %s', (_, body) => {
  expect(inspect(rule, express(body), all)).toEqual([])
})

test('a hidden column that is no secret is named on purpose; a hidden secret is not', () => {
  const found = (claims: string): string[] => inspect(rule, `import express from 'express'
import jwt from 'jsonwebtoken'
import mongoose from 'mongoose'
const Captain = mongoose.model('Captain', new mongoose.Schema({ email: { type: String, select: false }, password: { type: String, select: false } }))
express().post('/captains', async (req, res) => { const captain = await Captain.findOne({ name: 'a' }); res.json({ token: jwt.sign(${claims}, key(), { expiresIn: 60 }) }) })
`, all)
  expect(found('{ email: captain.email }')).toEqual([])
  expect(found('{ password: captain.password }')).toHaveLength(1)
})
