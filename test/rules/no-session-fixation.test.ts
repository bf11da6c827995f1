import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-session-fixation'
const all = { preset: 'all' } as const

const express = (login: string, { guard = 'if (!req.session.captain) return res.sendStatus(401); next()', sessions = 'app.use(session({ secret: key() }))' } = {}): string => `import bcrypt from 'bcrypt'
import express from 'express'
import session from 'express-session'
const app = express()
${sessions}
app.get('/ships', (req, res, next) => { ${guard} }, (req, res) => { res.json([]) })
app.post('/login', async (req, res) => {
  ${login}
  res.end()
})
`
const fastify = (login: string): string => `import bcrypt from 'bcrypt'
import fastify from 'fastify'
import sessions from '@fastify/session'
const app = fastify()
app.register(sessions, { secret: key() })
app.get('/ships', { preHandler: async (request, reply) => { if (!request.session.captain) return reply.code(401).send() } }, async () => [])
app.post('/login', async (request, reply) => {
  ${login}
  return reply.send()
})
`
const nest = (login: string): Record<string, string> => ({
  'src/main.ts': 'import { NestFactory } from \'@nestjs/core\'\nimport session from \'express-session\'\nimport { Harbour } from \'./harbour.ts\'\nasync function start() { const app = await NestFactory.create(Harbour); app.use(session({ secret: key() })); await app.listen(80) }\nvoid start()\n',
  'src/harbour.ts': `import bcrypt from 'bcrypt'\nimport { Controller, Module, Post, Req } from '@nestjs/common'\nimport type { Request } from 'express'
@Controller() export class Gate { @Post('login') async login(@Req() req: Request) { ${login} } }
@Module({ controllers: [Gate] }) export class Harbour {}
` })

describe('reported', () => {
  test('what a guard looks at', () => {
    expect(inspect(rule, express('req.session.captain = await find(req.body)'), all)).toEqual([expect.stringContaining('src/server.ts:8 error high')])
  })
  test('what is written behind a check of a password', () => {
    expect(inspect(rule, express('if (await bcrypt.compare(req.body.password, hash())) req.session.pilot = req.body.name'), all)).toEqual([expect.stringContaining('error medium')])
  })
  test('of Fastify', () => {
    expect(inspect(rule, fastify('request.session.captain = await find(request.body)'), all)).toEqual([expect.stringContaining('request.session.captain')])
  })
  test('of NestJS', () => {
    expect(inspect(rule, nest('if (await bcrypt.compare(req.body.password, hash())) req.session.captain = req.body.name'), all)).toEqual([expect.stringContaining('req.session.captain')])
  })
})

describe('silent', () => {
  test.each([
    ['a new session', 'req.session.regenerate(async () => { req.session.captain = await find(req.body) })'],
    ['a count', 'req.session.captain = 0'],
    ['something else', 'req.session.colour = req.body.colour'],
    ['the end of a session', 'req.session.captain = undefined']
  ])('%s', (_, login) => {
    expect(inspect(rule, express(login), all)).toEqual([])
  })
  test('sessions in a sealed cookie', () => {
    expect(inspect(rule, express('req.session.captain = await find(req.body)', { sessions: 'app.use(sealed())' }), all)).toEqual([])
  })
  test('a new session of Fastify', () => {
    expect(inspect(rule, fastify('await request.session.regenerate(); request.session.captain = await find(request.body)'), all)).toEqual([])
  })
})

test('no fix where a line would fall out of its branch', () => {
  expect(fixed(rule, express('if (await find())\n    req.session.captain = await find(req.body)'), 0, all)).toBeNull()
})
