import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'require-object-ownership'
const schema = `model Captain {
  id Int @id
  email String
  password String
  ships Ship[]
}
model Ship {
  id Int @id
  name String
  captain Captain @relation(fields: [captainId], references: [id])
  captainId Int
}
model Port {
  id Int @id
  town String
}
`
const own = 'app.get(\'/ships\', signedIn, async (req, res) => { res.json(await db.ship.findMany({ where: { captainId: req.user.id } })) })'

function files(body: string, { others = own, way = 'signedIn', method = 'put', path = '/ships/:id' } = {}): Files {
  return {
    'prisma/schema.prisma': schema,
    'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
const db = new PrismaClient()
const app = express()
const signedIn = (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }
const harbourMaster = (req, res, next) => { if (req.user.role !== 'master') return res.sendStatus(403); next() }
${others}
app.${method}('${path}', ${way}, async (req, res) => {
  const id = Number(req.params.id)
  ${body}
  res.end()
})
app.listen(80)
` }
}
const all = { preset: 'all' } as const

describe('reported', () => {
  test.each([
    ['a change by the key alone', 'await db.ship.update({ where: { id }, data: { name: req.body.name } })', 'error high'],
    ['a delete', 'await db.ship.delete({ where: { id } })', 'error high'],
    ['an owner that the client sends', 'await db.ship.update({ where: { id, captainId: req.body.captainId }, data: { name: req.body.name } })', 'error high'],
    ['an account of somebody else', 'await db.captain.delete({ where: { id } })', 'error low']
  ])('%s', (_, body, level) => {
    expect(inspect(rule, files(body), all)).toEqual([expect.stringContaining(level)])
  })

  test('a read where another route asks whose it is', () => {
    expect(inspect(rule, files('res.json(await db.ship.findUnique({ where: { id } }))', { method: 'get' }), all)).toEqual([expect.stringContaining('1 other route asks')])
    expect(inspect(rule, files('res.json(await db.ship.findUnique({ where: { id } }))', { method: 'get', others: '' }), all)).toEqual([])
  })
  test('without a vote, with low confidence', () => {
    expect(inspect(rule, files('await db.ship.delete({ where: { id } })', { others: '' }), all)).toEqual([expect.stringContaining('error low')])
  })
})

describe('silent', () => {
  test.each([
    ['the owner in the condition', 'await db.ship.updateMany({ where: { id, captainId: req.user.id }, data: { name: req.body.name } })'],
    ['a comparison before it', 'const ship = await db.ship.findUnique({ where: { id } }); if (ship.captainId !== req.user.id) return res.sendStatus(403); await db.ship.delete({ where: { id } })'],
    ['another query by the owner', 'if (!await db.ship.findFirst({ where: { id, captainId: req.user.id } })) return res.sendStatus(404); await db.ship.delete({ where: { id } })'],
    ['rows of nobody', 'await db.port.delete({ where: { id } })'],
    ['a key of the caller', 'await db.captain.update({ where: { id: req.user.id }, data: { password: req.body.password } })'],
    ['a mark of the caller alone', 'await db.ship.update({ where: { id }, data: { captain: { connect: { id: req.user.id } } } })']
  ])('%s', (_, body) => {
    expect(inspect(rule, files(body), all)).toEqual([])
  })
  test('behind a role, and on open routes', () => {
    expect(inspect(rule, files('await db.ship.delete({ where: { id } })', { way: 'signedIn, harbourMaster' }), all)).toEqual([])
    expect(inspect(rule, files('await db.ship.delete({ where: { id } })', { way: '(req, res, next) => next()' }), all)).toEqual([])
  })
})
