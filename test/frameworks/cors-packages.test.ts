import { describe, expect, it } from 'vitest'
import { policiesOf } from './support/cors.ts'

const SERVERS = {
  'cors': (options: string) => `import cors from 'cors'\nimport express from 'express'\nconst app = express()\napp.use(cors(${options}))\n`,
  '@fastify/cors': (options: string) => `import cors from '@fastify/cors'\nimport Fastify from 'fastify'\nconst app = Fastify()\nawait app.register(cors${options === '' ? '' : `, ${options}`})\n`,
  'hono/cors': (options: string) => `import { cors } from 'hono/cors'\nimport { Hono } from 'hono'\nconst app = new Hono()\napp.use(cors(${options}))\n`,
  '@koa/cors': (options: string) => `import cors from '@koa/cors'\nimport Koa from 'koa'\nconst app = new Koa()\napp.use(cors(${options}))\n`,
  'kcors': (options: string) => `import cors from 'kcors'\nimport Koa from 'koa'\nconst app = new Koa()\napp.use(cors(${options}))\n`
}

function policy(name: keyof typeof SERVERS, range: string, options: string): string {
  const manifest = JSON.stringify({ dependencies: { [name === 'hono/cors' ? 'hono' : name]: range } })
  return policiesOf({ 'app.ts': SERVERS[name](options), 'package.json': manifest }).map(text => text.replace(`${name}, `, '')).join('; ')
}

const ASKED = "(context, other) => typeof context === 'string' ? context : context.get('Origin')"

/** The answer of each package to a strange origin, as a server with that package gave it. */
describe.each([
  //                                            cors 2          @fastify/cors 11   hono 4          @koa/cors 5     @koa/cors 3, 4  kcors 2
  ['',                                          'any',          'any',             'any',          'any',          'reflected',    'reflected'],
  ['{ credentials: true }',                     'any c',        'any c',           'any c',        'reflected c',  'reflected c',  'reflected c'],
  ["{ origin: '*' }",                           'any',          'any',             'any',          'any',          'any',          'any'],
  ["{ origin: '*', credentials: true }",        'any c',        'any c',           'any c',        'reflected c',  'reflected c',  'any c'],
  ['{ origin: true }',                          'reflected',    'reflected',       'none',         'none',         'none',         'none'],
  ['{ origin: true, credentials: true }',       'reflected c',  'reflected c',     'none c',       'none c',       'none c',       'none c'],
  ['{ origin: false }',                         'none',         'none',            'none',         'any',          'reflected',    'reflected'],
  ['{ origin: false, credentials: true }',      'none c',       'none c',          'none c',       'reflected c',  'reflected c',  'reflected c'],
  ["{ origin: '' }",                            'none',         'none',            'none',         'any',          'reflected',    'reflected'],
  ["{ origin: 'https://a.test' }",              'one',          'one',             'one',          'one',          'one',          'one'],
  ["{ origin: ['https://a.test'] }",            'one',          'one',             'one',          'one',          'one',          'one'],
  ["{ origin: ['https://a.test', '*'] }",       'one',          'any',             'one',          'none',         'none',         'none'],
  ['{ origin: /a\\.example/ }',                 'weak',         'weak',            'none',         'none',         'none',         'none'],
  ['{ origin: (origin, done) => done(null, true) }', 'reflected', 'reflected',     'checked',      'checked',      'checked',      'checked'],
  [`{ origin: ${ASKED} }`,                      'checked',      'checked',         'reflected',    'reflected',    'reflected',    'reflected'],
  [`{ origin: () => '*' }`,                     'checked',      'checked',         'any',          'any',          'any',          'any'],
  [`{ origin: () => '*', credentials: true }`,  'checked c',    'checked c',       'any c',        'reflected c',  'reflected c',  'any c'],
  ['{ origin: () => true }',                    'checked',      'checked',         'checked',      'checked',      'checked',      'checked'],
  ['{ origin: async () => true }',              'checked',      'reflected',       'checked',      'checked',      'checked',      'checked']
])('options (%s)', (options, ...answers) => {
  const packages = [['cors', '^2.8.5'], ['@fastify/cors', '^11.0.0'], ['hono/cors', '^4.13.0'], ['@koa/cors', '5.0.0'], ['@koa/cors', '~3.4.3'], ['kcors', '2']] as const

  it.each(packages.map((row, index) => [...row, answers[index] ?? ''] as const))('of %s %s: %s', (name, range, answer) => {
    const expected = answer.replace(/^one/, 'list https://a.test').replace(/ c$/, ', credentials')
    expect(policy(name, range, options)).toBe(expected)
  })
})

describe('versions', () => {
  it.each([['^4.0.0', 'reflected'], ['2.2.3', 'reflected'], ['^5', 'any'], ['^6', 'any'], ['latest', 'any'], ['workspace:*', 'any']])('@koa/cors %s: %s', (range, answer) => {
    expect(policy('@koa/cors', range, '')).toBe(answer)
  })

  it('are those of the nearest package.json that names the package', () => {
    const app = SERVERS['@koa/cors']('')
    const manifest = (range: string): string => JSON.stringify({ dependencies: { '@koa/cors': range } })
    expect(policiesOf({ 'package.json': manifest('^5.0.0'), 'shop/package.json': manifest('^4.0.0'), 'shop/app.ts': app })).toEqual(['@koa/cors, reflected'])
    expect(policiesOf({ 'package.json': manifest('^4.0.0'), 'shop/package.json': '{}', 'shop/app.ts': app })).toEqual(['@koa/cors, reflected'])
  })
})

describe('registrations of Fastify', () => {
  it.each([
    ["import cors from '@fastify/cors'\nexport default async app => { app.register(cors, { origin: true, credentials: true }) }", '@fastify/cors, reflected, credentials'],
    ["export default async app => { app.register(require('@fastify/cors'), { origin: 'https://shop.test' }) }", '@fastify/cors, list https://shop.test'],
    ["import cors from '@fastify/cors'\nexport default async app => { app.register(cors, () => (request, done) => done(null, { origin: true })) }", '@fastify/cors, reflected'],
    ["import cors from '@fastify/cors'\nexport default async app => { app.register(cors, { delegator: (request, done) => done(null, { origin: true }) }) }", '@fastify/cors, reflected'],
    ["import cors from '@fastify/cors'\nexport const autoConfig = { methods: ['GET'] }\nexport default cors", '@fastify/cors, any'],
    ["import cors from '@fastify/cors'\nexport const autoConfig = { origin: 'https://shop.test' }\nexport default cors", '@fastify/cors, list https://shop.test']
  ])('%s: %s', (code, expected) => {
    expect(policiesOf({ 'plugin.ts': code })).toEqual([expected])
  })
})

describe('options that another package hands on', () => {
  const nest = (options: string, after = ''): string =>
    `import { NestFactory } from '@nestjs/core'\nimport { AppModule } from './app.module'\nconst app = await NestFactory.create(AppModule${options})\n${after}`

  it.each([
    [nest(', { cors: true }'), '@nestjs/core, any'],
    [nest(', { cors: { origin: true, credentials: true } }'), '@nestjs/core, reflected, credentials'],
    [nest(''), ''],
    [nest('', 'app.enableCors()'), '@nestjs/core, any'],
    [nest('', "app.enableCors({ origin: 'https://shop.test' })"), '@nestjs/core, list https://shop.test'],
    ["import { Controller, Get, Header } from '@nestjs/common'\n@Controller() export class Books { @Get() @Header('Access-Control-Allow-Origin', '*') list() { return [] } }", 'raw header, any, route'],
    ["import { Controller, Get, Header } from '@nestjs/common'\n@Controller() export class Books { @Get() @Header('Access-Control-Allow-Origin', 'https://shop.test') list() { return [] } }", 'raw header, list https://shop.test, route'],
    ["import { WebSocketGateway } from '@nestjs/websockets'\n@WebSocketGateway({ cors: { origin: true } }) export class Bells {}", '@nestjs/websockets, reflected'],
    ["import { WebSocketGateway } from '@nestjs/websockets'\n@WebSocketGateway(81, { namespace: 'bells' }) export class Bells {}", ''],
    ["import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: '*' } })", 'socket.io, any'],
    ["import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: 'https://shop.test' } })", 'socket.io, list https://shop.test'],
    ["import { Server } from 'socket.io'\nnew Server(3000)", ''],
    ["import { createExpressServer } from 'routing-controllers'\ncreateExpressServer({ cors: true })", 'routing-controllers, any'],
    ["import { createExpressServer } from 'routing-controllers'\ncreateExpressServer({ cors: { origin: 'https://shop.test' } })", 'routing-controllers, list https://shop.test'],
    ["import { ApolloServer } from 'apollo-server-express'\nnew ApolloServer({}).applyMiddleware({ app })", 'apollo-server-express, any'],
    ["import { ApolloServer } from 'apollo-server-express'\nnew ApolloServer({}).applyMiddleware({ app, cors: false })", 'apollo-server-express, none, credentials?']
  ])('%s: %s', (code, expected) => {
    expect(policiesOf({ 'app.ts': code }).join('; ')).toBe(expected)
  })
})
