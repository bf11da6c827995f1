import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'no-unscoped-mutation'

function prisma(body: string): readonly string[] {
  return inspect(rule, {
    'schema.prisma': 'model Book {\n id Int @id\n shelf String\n title String\n ownerId Int\n}\n',
    'app.ts': `import express from 'express'
import { z } from 'zod'
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
const app = express()
function mustBe(value: unknown) { if (value === undefined) throw new Error('missing') }
app.post('/books/:id/discard', async (req: any, res) => { ${body}; res.end() })
`
  })
}

describe('Prisma', () => {
  test.each([
    ['a value of the body', 'await prisma.book.deleteMany({ where: { shelf: req.body.shelf } })'],
    ['a value of the query', 'await prisma.book.updateMany({ where: { shelf: req.query.shelf }, data: { title: "gone" } })'],
    ['a name', 'const { shelf } = req.body; await prisma.book.deleteMany({ where: { shelf } })'],
    ['a condition in a constant', 'const where = { shelf: req.body.shelf, title: req.body.title }; await prisma.book.deleteMany({ where })'],
    ['the whole condition', 'await prisma.book.deleteMany({ where: req.body })'],
    ['the body is there, its key may not be', 'if (!req.body) return; await prisma.book.deleteMany({ where: { shelf: req.body.shelf } })']
  ])('%s', (_, body) => {
    expect(prisma(body)).toEqual([expect.stringMatching(/^app\.ts:7 error high: .*every row of `Book`/)])
  })

  test.each([
    ['tested before', 'const { shelf } = req.body; if (!shelf) return res.sendStatus(400); await prisma.book.deleteMany({ where: { shelf } })'],
    ['compared before', 'if (req.body.shelf === undefined) return; await prisma.book.deleteMany({ where: { shelf: req.body.shelf } })'],
    ['tested by a function', 'mustBe(req.body.shelf); await prisma.book.deleteMany({ where: { shelf: req.body.shelf } })'],
    ['a default', 'await prisma.book.deleteMany({ where: { shelf: req.body.shelf ?? "attic" } })'],
    ['a default in the pattern', 'const { shelf = "attic" } = req.body; await prisma.book.deleteMany({ where: { shelf } })'],
    ['a text', 'await prisma.book.deleteMany({ where: { shelf: String(req.body.shelf) } })'],
    ['a schema', 'const { shelf } = z.object({ shelf: z.string() }).parse(req.body); await prisma.book.deleteMany({ where: { shelf } })'],
    ['beside the caller', 'await prisma.book.deleteMany({ where: { shelf: req.body.shelf, ownerId: req.user.id } })'],
    ['beside a condition of conditions', 'await prisma.book.deleteMany({ where: { shelf: req.body.shelf, NOT: { title: "keep" } } })'],
    ['a parameter of the path', 'await prisma.book.deleteMany({ where: { id: Number(req.params.id) } })'],
    ['one row, by a key that must be there', 'await prisma.book.delete({ where: { id: req.body.id } })'],
    ['read', 'res.json(await prisma.book.findMany({ where: { shelf: req.body.shelf }, select: { title: true } }))']
  ])('silent: %s', (_, body) => {
    expect(prisma(body)).toEqual([])
  })
})

describe('TypeORM', () => {
  const typeorm = (body: string): readonly string[] => inspect(rule, `import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
import fastify from 'fastify'
@Entity() class Book { @PrimaryGeneratedColumn() id!: number; @Column() shelf!: string }
const books = new DataSource({ type: 'postgres', entities: [Book] }).getRepository(Book)
fastify().delete('/books/:id', async (request: any) => { ${body}; return {} })
`)
  test('a key, or the whole condition', () => {
    expect(typeorm('await books.delete({ shelf: request.body.shelf })')).toEqual([expect.stringContaining('`request.body.shelf` may not be there, and `Repository.delete`')])
    expect(typeorm('await books.update(request.body.which, { shelf: "attic" })')).toEqual([expect.stringContaining('is the whole condition of `Repository.update`')])
  })
  test('silent on a parameter of the path', () => {
    expect(typeorm('await books.delete(request.params.id)')).toEqual([])
    expect(typeorm('await books.delete({ id: Number(request.params.id) })')).toEqual([])
  })
})
