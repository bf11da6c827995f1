import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const all = { preset: 'all' } as const
const schema = `model Captain {
  id Int @id
  email String
  password String
  role String
  ships Ship[]
}
model Ship {
  id Int @id
  name String
  captain Captain @relation(fields: [captainId], references: [id])
  captainId Int
}
`
const project = (text: string): Files => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `import { PrismaClient } from '@prisma/client'\nconst db = new PrismaClient()\n${text}` })

/** A way to write routes with guards, of each framework: `signed` asks for a credential, `master` for a right as well. */
interface Framework {
  readonly head: string
  readonly tail?: string
  readonly route: (method: string, path: string, guards: readonly ('signed' | 'master')[], body: string) => string
  readonly id: string
  readonly user: string
}
const frameworks: Readonly<Record<string, Framework>> = {
  express: {
    head: `import express from 'express'
const app = express()
const signed = (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }
const master = (req, res, next) => { if (req.user.role !== 'master') return res.sendStatus(403); next() }\n`,
    route: (method, path, guards, body) => `app.${method}('${path}', ${guards.map(each => `${each}, `).join('')}async (req, res) => { res.json(await ${body}) })\n`,
    id: 'req.params.id', user: 'req.user'
  },
  fastify: {
    head: `import fastify from 'fastify'
const app = fastify()
const signed = async (request, reply) => { if (!request.user) return reply.code(401).send() }
const master = async (request, reply) => { if (request.user.role !== 'master') return reply.code(403).send() }\n`,
    route: (method, path, guards, body) => `app.${method}('${path}', { preHandler: [${guards.join(', ')}] }, async request => ${body})\n`,
    id: 'request.params.id', user: 'request.user'
  },
  koa: {
    head: `import Koa from 'koa'
import Router from '@koa/router'
const app = new Router()
const signed = async (ctx, next) => { if (!ctx.state.user) ctx.throw(401); await next() }
const master = async (ctx, next) => { if (ctx.state.user.role !== 'master') ctx.throw(403); await next() }\n`,
    tail: 'new Koa().use(app.routes())\n',
    route: (method, path, guards, body) => `app.${method}('${path}', ${guards.map(each => `${each}, `).join('')}async ctx => { ctx.body = await ${body} })\n`,
    id: 'ctx.params.id', user: 'ctx.state.user'
  },
  hono: {
    head: `import { Hono } from 'hono'
import { jwt } from 'hono/jwt'
const app = new Hono()
const signed = jwt({ secret: key() })
const master = async (c, next) => { if (c.get('jwtPayload').role !== 'master') return c.json({}, 403); await next() }\n`,
    route: (method, path, guards, body) => `app.${method}('${path}', ${guards.map(each => `${each}, `).join('')}async c => c.json(await ${body}))\n`,
    id: 'c.req.param(\'id\')', user: 'c.get(\'jwtPayload\')'
  },
  nest: {
    head: `import { Controller, Delete, ForbiddenException, Get, Injectable, Module, Param, Patch, Req, UnauthorizedException, UseGuards } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
@Injectable() class signed { canActivate(context) { if (!context.switchToHttp().getRequest().user) throw new UnauthorizedException(); return true } }
@Injectable() class master { canActivate(context) { if (context.switchToHttp().getRequest().user.role !== 'master') throw new ForbiddenException(); return true } }
@Controller() class Harbour {\n`,
    tail: '}\n@Module({ controllers: [Harbour] }) class App {}\nvoid NestFactory.create(App).then(app => app.listen(80))\n',
    route: (method, path, guards, body) => `  @${method[0]!.toUpperCase()}${method.slice(1)}('${path}') @UseGuards(${guards.join(', ')}) ${method}${path.replace(/\W/g, '')}(@Param('id') id: string, @Req() request) { return ${body} }\n`,
    id: 'id', user: 'request.user'
  }
}

const remove = (id: string): string => `db.ship.delete({ where: { id: Number(${id}) } })`
const list = 'db.ship.findMany()'
const accounts = 'db.captain.findMany({ select: { email: true, role: true } })'
const both = ['signed', 'master'] as const

describe.each(Object.entries(frameworks))('%s', (_, { head, tail = '', route, id, user }) => {
  const server = (...routes: readonly string[]): Files => project(head + routes.join('') + tail)

  test('require-authorization: the odd one of its group', () => {
    const others = ['/a/:id', '/b/:id', '/c/:id', '/d/:id'].map(path => route('delete', path, both, remove(id)))
    expect(inspect('require-authorization', server(...others, route('delete', '/ships/:id', ['signed'], remove(id))), all)).toEqual([expect.stringMatching(/error high.*4 of the 4 other routes/)])
    expect(inspect('require-authorization', server(...others, route('delete', '/ships/:id', both, remove(id))), all)).toEqual([])
    const own = `db.ship.deleteMany({ where: { id: Number(${id}), captainId: ${user}.id } })`
    expect(inspect('require-authorization', server(...others, route('delete', '/ships/:id', ['signed'], own)), all)).toEqual([])
  })
  test('require-authorization: all accounts', () => {
    const known = route('delete', '/ships/:id', both, remove(id))
    expect(inspect('require-authorization', server(known, route('get', '/captains', ['signed'], accounts)), all)).toEqual([expect.stringMatching(/error medium.*every row of `Captain`/)])
    expect(inspect('require-authorization', server(known, route('get', '/captains', both, accounts)), all)).toEqual([])
    expect(inspect('require-authorization', server(route('get', '/captains', ['signed'], accounts)), all)).toEqual([])
  })
  test('require-authorization: below admin', () => {
    expect(inspect('require-authorization', server(route('delete', '/admin/ships/:id', ['signed'], remove(id))), all)).toHaveLength(1)
    expect(inspect('require-authorization', server(route('delete', '/admin/ships/:id', both, remove(id))), all)).toEqual([])
  })

  test('no-inconsistent-guard: reading asks more than changing', () => {
    const found = (reads: readonly ('signed' | 'master')[], changes: readonly ('signed' | 'master')[], path = '/ships/:id'): string[] =>
      inspect('no-inconsistent-guard', server(route('get', path, reads, list), route('delete', '/ships/:id', changes, remove(id))), all)
    expect(found(both, ['signed'])).toEqual([expect.stringContaining('error high')])
    expect(found(both, ['signed'], '/ships')).toEqual([expect.stringContaining('error medium')])
    expect(found(both, both)).toEqual([])
    expect(found(['signed'], both)).toEqual([])
    expect(found(['signed'], ['signed'])).toEqual([])
  })
  test('no-inconsistent-guard, silent: what is the caller\'s', () => {
    const own = `db.ship.deleteMany({ where: { id: Number(${id}), captainId: ${user}.id } })`
    expect(inspect('no-inconsistent-guard', server(route('get', '/ships', both, list), route('delete', '/ships/:id', ['signed'], own)), all)).toEqual([])
  })

  test('no-stale-api-version: the old one asks less', () => {
    const found = (old: readonly ('signed' | 'master')[], now: readonly ('signed' | 'master')[], other = '/v2/ships/:id'): string[] =>
      inspect('no-stale-api-version', server(route('delete', '/v1/ships/:id', old, remove(id)), route('delete', other, now, remove(id))), all)
    expect(found(['signed'], both)).toEqual([expect.stringMatching(/error high.*asks for a credential, and the new one for a right/)])
    expect(found(both, ['signed'])).toEqual([])
    expect(found(both, both)).toEqual([])
    expect(found(['signed'], both, '/v2/boats/:id')).toEqual([])
  })
})

test('the fix puts the guard of the others before the handler', () => {
  const { head, route } = frameworks.express!
  const files = project(head + route('get', '/ships/:id', both, list) + route('delete', '/ships/:id', ['signed'], remove('req.params.id')))
  expect(fixed('no-inconsistent-guard', files, 0, all)).toContain('app.delete(\'/ships/:id\', master, signed,')
})

test('declared as open', () => {
  const { head, route } = frameworks.express!
  const files = project(head + route('delete', '/v1/ships/:id', [], remove('req.params.id')) + route('delete', '/v2/ships/:id', ['signed'], remove('req.params.id')))
  expect(inspect('no-stale-api-version', files, all)).toHaveLength(1)
  expect(inspect('no-stale-api-version', files, { ...all, policy: { public: [{ route: 'DELETE /v1/*', reason: 'old ships', until: null }] } })).toEqual([])
})
