import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('Prisma', () => {
  const said = (body: string): readonly string[] => inHandler('prisma', body, 'response-body')

  test.each<Case>([
    ['all columns', 'res.json(await prisma.book.findMany())', ['response-body Response.json: [row book]']],
    [
      'select',
      'res.json(await prisma.book.findMany({ select: { id: true, title: true } }))',
      ['response-body Response.json: [row book only id/title]']
    ],
    [
      'select with a false flag',
      'res.json(await prisma.book.findMany({ select: { id: true, secret: false } }))',
      ['response-body Response.json: [row book only id]']
    ],
    ['omit', 'res.json(await prisma.book.findMany({ omit: { secret: true } }))', ['response-body Response.json: [row book except secret]']],
    [
      'a relation',
      'res.json(await prisma.book.findMany({ include: { author: true } }))',
      ['response-body Response.json: [row book+author]']
    ],
    [
      'columns of a relation',
      'res.json(await prisma.book.findMany({ include: { author: { select: { name: true } } } }))',
      ['response-body Response.json: [{row book+author except author, author=row book+author.author only name}]']
    ],
    [
      'columns of a selected relation',
      'res.json(await prisma.book.findMany({ select: { title: true, author: { select: { name: true } } } }))',
      ['response-body Response.json: [{row book only title, author=row book.author only name}]']
    ],
    [
      'a whole selected relation',
      'res.json(await prisma.book.findMany({ select: { title: true, author: true } }))',
      ['response-body Response.json: [row book only author/title]']
    ],
    [
      'a selection in a constant',
      'const select = { title: true, author: { select: { name: true } } }; res.json(await prisma.book.findMany({ select }))',
      ['response-body Response.json: [{row book only title, author=row book.author only name}]']
    ],
    [
      'a selection put together',
      'const base = { id: true }; res.json(await prisma.book.findMany({ select: { ...base, title: true } }))',
      ['response-body Response.json: [row book only id/title]']
    ],
    [
      'raw SQL',
      'res.json(await prisma.$queryRaw`select id, secret from books`)',
      ['response-body Response.json: [row books only id/secret]']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('Prisma, written', () => {
  const said = (body: string): readonly string[] => inHandler('prisma', body, 'write')

  test.each<Case>([
    ['data', 'await prisma.book.create({ data: req.body })', ['write Delegate.create (book): body']],
    [
      'data with a key of ours',
      'await prisma.book.create({ data: { ...req.body, ownerId: 1 } })',
      ['write Delegate.create (book): {body except ownerId}']
    ],
    [
      'a nested connection',
      'await prisma.book.create({ data: { title: req.body.title, author: { connect: { id: req.body.author } } } })',
      ['write Delegate.create (book): {title=body.title, author={connect={id=body.author}}}']
    ],
    [
      'upsert',
      'await prisma.book.upsert({ where: { id: 1 }, create: req.body, update: { title: req.body.title } })',
      ['write Delegate.upsert (book): body', 'write Delegate.upsert (book): {title=body.title}']
    ],
    [
      'in a transaction',
      'await prisma.$transaction(async tx => { await tx.book.create({ data: req.body }) })',
      ['write Delegate.create (book): body']
    ],
    [
      'in a list of a transaction',
      'await prisma.$transaction([prisma.book.create({ data: req.body })])',
      ['write Delegate.create (book): body']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
