import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-unsafe-body-cast'
const all = { preset: 'all' } as const

const prisma = 'import { PrismaClient } from \'@prisma/client\'\nimport { z } from \'zod\'\nconst db = new PrismaClient()\nconst NewLoan = z.object({ title: z.string() })\ninterface Loan { title: string }\n'
const schema = 'model Loan {\n  id Int @id\n  title String\n}\n'

/** One server a framework; `read` gives the body to `loan`, the same unchecked and checked. */
const servers: readonly (readonly [framework: string, server: (read: string) => Files, open: readonly string[], closed: readonly string[]])[] = [
  ['Express', read => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `${prisma}import express from 'express'\nconst app = express()\napp.post('/loans', async (req, res) => { ${read}; res.json(await db.loan.create({ data: { title: loan.title } })) })\n` }),
    ['const loan = req.body as Loan', 'const loan: Loan = req.body', 'const loan = <Loan>req.body'], ['const loan = NewLoan.parse(req.body)', 'const loan = req.body', 'const loan = req.body as any', 'const loan = req.body as Loan; if (typeof loan.title !== \'string\') return']],
  ['Koa', read => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `${prisma}import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.post('/loans', async ctx => { ${read}; ctx.body = await db.loan.create({ data: { title: loan.title } }) })\n` }),
    ['const loan = ctx.request.body as Loan'], ['const loan = NewLoan.parse(ctx.request.body)']],
  ['Hono', read => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `${prisma}import { Hono } from 'hono'\nnew Hono().post('/loans', async c => { ${read}; return c.json(await db.loan.create({ data: { title: loan.title } })) })\n` }),
    ['const loan = await c.req.json<Loan>()', 'const loan = (await c.req.json()) as Loan'], ['const loan = NewLoan.parse(await c.req.json())']],
  ['Fastify', read => ({ 'prisma/schema.prisma': schema, 'src/server.ts': `${prisma}import fastify from 'fastify'\nconst app = fastify()\napp.post('/loans', async request => { ${read}; return db.loan.create({ data: { title: loan.title } }) })\n` }),
    ['const loan = request.body as Loan'], ['const loan = NewLoan.parse(request.body)']],
  ['Next.js', read => ({ 'package.json': '{ "dependencies": { "next": "16" } }', 'prisma/schema.prisma': schema, 'app/loans/route.ts': `${prisma}import { NextRequest } from 'next/server'\nexport async function POST(request: NextRequest) { ${read}; return Response.json(await db.loan.create({ data: { title: loan.title } })) }\n` }),
    ['const loan: Loan = await request.json()', 'const loan = (await request.json()) as Loan'], ['const loan = NewLoan.parse(await request.json())']]
]

describe.each(servers)('%s', (_, server, open, closed) => {
  test.each(open)('reported: %s', read => {
    expect(inspect(rule, server(read))).toEqual([expect.stringMatching(/warning medium.*`Loan`/)])
  })
  test.each(closed)('silent: %s', read => {
    expect(inspect(rule, server(read), all)).toEqual([])
  })
})

test('silent where a schema stands before the handler', () => {
  const server = (schemaOf: string): Files => ({
    'prisma/schema.prisma': schema,
    'src/server.ts': `${prisma}import fastify from 'fastify'\nconst app = fastify()\napp.post('/loans', ${schemaOf}async request => { const loan = request.body as Loan; return db.loan.create({ data: { title: loan.title } }) })\n`
  })
  expect(inspect(rule, server('{ schema: { body: { type: \'object\', properties: { title: { type: \'string\' } } } } }, '), all)).toEqual([])
})

test('silent where something that is not known is handed the body', () => {
  const server = `${prisma}import express from 'express'\nimport { check } from 'some-checker'\nconst app = express()\napp.post('/loans', async (req, res) => { check(req.body); const loan = req.body as Loan; res.json(await db.loan.create({ data: { title: loan.title } })) })\n`
  expect(inspect(rule, { 'prisma/schema.prisma': schema, 'src/server.ts': server }, all)).toEqual([])
})

describe('NestJS', () => {
  const server = (type: string, more = ''): Readonly<Record<string, string>> => ({
    'prisma/schema.prisma': schema,
    'src/new-loan.ts': 'import { IsString } from \'class-validator\'\nexport class NewLoan { @IsString() title!: string }\n',
    'src/loans.ts': `import { Body, Controller, Post, Put, ValidationPipe } from '@nestjs/common'
import { PrismaClient } from '@prisma/client'
${more}
const db = new PrismaClient()
interface Loan { title: string }
@Controller('loans')
export class Loans {
  @Post() add(@Body(new ValidationPipe({ whitelist: true })) loan: ${type}) { return db.loan.create({ data: { title: loan.title } }) }
}
`
  })
  const other = { 'src/other.ts': 'import { Body, Controller, Put, ValidationPipe } from \'@nestjs/common\'\nimport { NewLoan } from \'./new-loan.ts\'\n@Controller(\'others\')\nexport class Others { @Put() set(@Body(new ValidationPipe({ whitelist: true })) loan: NewLoan) { return loan.title } }\n' }
  test.each(['Loan', 'Partial<NewLoan>', '{ title: string }'])('a type that is gone at run time: %s', type => {
    expect(inspect(rule, server(type, 'import { NewLoan } from \'./new-loan.ts\''))).toHaveLength(1)
  })
  test('a class that is imported as a type', () => {
    expect(inspect(rule, server('NewLoan', 'import type { NewLoan } from \'./new-loan.ts\''))).toEqual([expect.stringContaining('imported as a value')])
    expect(inspect(rule, server('NewLoan', 'import { NewLoan } from \'./new-loan.ts\''), all)).toEqual([])
  })
  test('surer where other bodies of the server are checked', () => {
    expect(inspect(rule, { ...server('Loan'), ...other, 'src/app.ts': 'import { Module } from \'@nestjs/common\'\nimport { Loans } from \'./loans.ts\'\nimport { Others } from \'./other.ts\'\n@Module({ controllers: [Loans, Others] })\nexport class AppModule {}\n' }))
      .toEqual([expect.stringContaining('warning high')])
  })
})
