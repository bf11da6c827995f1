import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const rule = 'no-mass-assignment'

function shop(body: string, more = '', schema = '  name String\n  email String\n  role String\n  extra Json'): Files {
  return {
    'prisma/schema.prisma': `model Reader {\n  id Int @id @default(autoincrement())\n${schema}\n}\n`,
    'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
import { z } from 'zod'
const prisma = new PrismaClient()
const app = express()
app.use(express.json())
${more}
app.put('/readers/:id', async (req, res) => {
  ${body}
  res.sendStatus(204)
})
app.listen(80)
`
  }
}

const where = 'where: { id: Number(req.params.id) }'

test('the message names the columns, the worst first', () => {
  expect(inspect(rule, shop(`await prisma.reader.update({ ${where}, data: req.body })`))).toEqual([
    expect.stringMatching(/^src\/server\.ts:9 error high: All keys of `req\.body` go into `.*update`: a client of `PUT \/readers\/:id` can set `role` of `Reader` \(it decides/)
  ])
})

describe('reported', () => {
  test.each([
    ['spread', `await prisma.reader.update({ ${where}, data: { ...req.body } })`],
    ['a trusted key first', `await prisma.reader.update({ ${where}, data: { role: 'member', ...req.body } })`],
    ['rest', `const { email, ...data } = req.body; await prisma.reader.update({ ${where}, data })`],
    ['a cast', `await prisma.reader.update({ ${where}, data: req.body as { name: string } })`],
    ['Object.assign', `const data = Object.assign({}, req.body); await prisma.reader.update({ ${where}, data })`],
    ['a right by name', `await prisma.reader.update({ ${where}, data: { role: req.body.role } })`],
    ['an open schema', `await prisma.reader.update({ ${where}, data: z.object({ name: z.string() }).passthrough().parse(req.body) })`],
    ['a schema with a right in it', `await prisma.reader.update({ ${where}, data: z.object({ role: z.string() }).parse(req.body) })`]
  ])('%s', (_, body) => { expect(inspect(rule, shop(body))).toHaveLength(1) })
})

describe('silent', () => {
  test.each([
    ['named keys', `await prisma.reader.update({ ${where}, data: { name: req.body.name } })`],
    ['picked keys', `const { name, email } = req.body; await prisma.reader.update({ ${where}, data: { name, email } })`],
    ['a stripping schema', `await prisma.reader.update({ ${where}, data: z.object({ name: z.string() }).parse(req.body) })`],
    ['a column of JSON', `await prisma.reader.update({ ${where}, data: { extra: req.body } })`]
  ])('%s', (_, body) => { expect(inspect(rule, shop(body))).toEqual([]) })

  test('staff behind a guard that proves a right', () => {
    const guard = 'app.use((req, res, next) => { if (req.user?.role !== \'admin\') return res.sendStatus(403); next() })'
    expect(inspect(rule, shop(`await prisma.reader.update({ ${where}, data: req.body })`, guard))).toEqual([])
  })

  test('a table without privileged columns is doubtful only', () => {
    expect(inspect(rule, shop(`await prisma.reader.update({ ${where}, data: req.body })`, '', '  name String'))).toEqual([])
  })
})

test('the fix writes the harmless columns out', () => {
  expect(fixed(rule, shop(`await prisma.reader.update({ ${where}, data: req.body })`)))
    .toContain('data: { name: req.body.name, email: req.body.email, extra: req.body.extra } })')
})
