import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'
import { stores } from './stores/index.ts'

const rule = 'no-entity-response'

function shop(body: string, more = ''): Files {
  return {
    'prisma/schema.prisma': `model Reader {
  id Int @id @default(autoincrement())
  name String
  passwordHash String
  loans Loan[]
}
model Loan {
  id Int @id
  reader Reader @relation(fields: [readerId], references: [id])
  readerId Int
}
`,
    'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
const app = express()
${more}
app.get('/readers/:id', async (req, res) => {
  ${body}
})
app.listen(80)
`
  }
}

test('the message names table, columns and route', () => {
  expect(inspect(rule, shop('res.json(await prisma.reader.findMany())'))).toEqual([
    expect.stringMatching(/^src\/server\.ts:7 error high: Whole rows of `Reader` go into the answer of `.*json` to callers of `GET \/readers\/:id`: `passwordHash` is among/)
  ])
})

describe('reported', () => {
  test.each([
    ['a row', 'const reader = await prisma.reader.findFirst(); res.json(reader)'],
    ['inside of an object', 'const reader = await prisma.reader.findFirst(); res.json({ reader })'],
    ['spread', 'const reader = await prisma.reader.findFirst(); res.json({ ...reader, kind: 1 })'],
    ['mapped', 'const all = await prisma.reader.findMany(); res.json(all.map(each => ({ ...each })))'],
    ['by a relation', 'res.json(await prisma.loan.findMany({ include: { reader: true } }))'],
    ['another column left out', 'res.json(await prisma.reader.findFirst({ omit: { name: true } }))']
  ])('%s', (_, body) => { expect(inspect(rule, shop(body))).toHaveLength(1) })
})

describe('silent', () => {
  test.each([
    ['selected', 'res.json(await prisma.reader.findFirst({ select: { id: true, name: true } }))'],
    ['omitted', 'res.json(await prisma.reader.findFirst({ omit: { passwordHash: true } }))'],
    ['taken out', 'const { passwordHash, ...rest } = await prisma.reader.findFirst(); res.json(rest)'],
    ['built by hand', 'const reader = await prisma.reader.findFirst(); res.json({ id: reader.id, name: reader.name })'],
    ['deleted', 'const reader = await prisma.reader.findFirst(); delete reader.passwordHash; res.json(reader)'],
    ['without the relation', 'res.json(await prisma.loan.findMany())'],
    ['a count', 'res.json(await prisma.reader.count())']
  ])('%s', (_, body) => { expect(inspect(rule, shop(body))).toEqual([]) })
})

describe('a helper that sends', () => {
  const send = 'function send(res: any, data: unknown) { res.json({ data }) }'

  test('what callers hand to it is theirs: each is reported where it stands', () => {
    const found = inspect(rule, shop('const reader = await prisma.reader.findFirst()\n  if (reader) send(res, reader)\n  else send(res, await prisma.reader.findMany())', send))
    expect(found.map(text => text.slice(0, text.indexOf(' ')))).toEqual(['src/server.ts:8', 'src/server.ts:9'])
  })

  test('silent where the columns are chosen', () => {
    expect(inspect(rule, shop('send(res, await prisma.reader.findFirst({ select: { name: true } }))', send))).toEqual([])
  })
})

test('the fix leaves the column out of the query', () => {
  expect(fixed(rule, shop('res.json(await prisma.reader.findMany())'))).toContain('prisma.reader.findMany({ omit: { passwordHash: true } })')
  expect(fixed(rule, shop('res.json(await prisma.reader.findMany({ where: { id: 1 } }))'))).toContain('findMany({ omit: { passwordHash: true }, where: { id: 1 } })')
})

describe('a row that is changed and saved in a function of its own', () => {
  const files = (drop: string): Files => ({
    ...stores.typeorm?.extra,
    'src/server.ts': `${stores.typeorm?.head ?? ''}
async function change(id: any, data: any) {
  const reader = await readers.findOne(id)
  ${drop}
  return readers.save(Object.assign(reader!, { name: data.name }))
}
app.put('/readers/:id', async (req, res) => { res.json(await change(req.params.id, req.body)) })
app.listen(80)
`
  })

  test('comes back with its columns', () => { expect(inspect(rule, files(''))).toHaveLength(1) })
  test('comes back without those that were deleted before', () => { expect(inspect(rule, files('delete (reader as any).passwordHash'))).toEqual([]) })
})

test('an object of a class that cannot be read is no row; a copy of the row is', () => {
  const dto = 'class Dto { toDto() { const made = Object.getPrototypeOf(this).made; return new made(this) } copy() { return { ...this } } }'
  const entity = `import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
import express from 'express'
${dto}
@Entity() class Reader extends Dto { @PrimaryGeneratedColumn() id!: number; @Column() passwordHash!: string }
const readers = new DataSource({ type: 'postgres', entities: [Reader] }).getRepository(Reader)
`
  const get = (answer: string): string => `${entity}express().get('/readers/:id', async (req, res) => { const reader = await readers.findOneBy({ id: +req.params.id }); res.json(${answer}) })\n`
  expect(inspect(rule, get('reader!.toDto()'))).toEqual([])
  expect(inspect(rule, get('reader!.copy()'))).toHaveLength(1)
})
