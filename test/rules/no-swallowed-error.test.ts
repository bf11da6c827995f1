import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-swallowed-error'
const all = { preset: 'all' } as const

/** One server a framework: the handler writes a loan in a `try`, with this `catch`; `send` answers the error as if it were none, `fail` with a status. */
const servers: readonly (readonly [framework: string, server: (handler: string) => string, send: string, fail: readonly string[]])[] = [
  ['Express', handler => `import express from 'express'\nconst app = express()\napp.post('/loans', async (req, res, next) => { try { await db.loan.create({ data: { title: 'x' } }) ${handler}\n res.json({}) })\n`,
    'res.json({ ok: false })', ['res.status(500).json({ ok: false })', 'res.sendStatus(500)', 'next(error)', 'res.status(503); res.json({ ok: false })', 'throw error', 'fail(res, error)']],
  ['Koa', handler => `import Koa from 'koa'\nimport Router from '@koa/router'\nconst router = new Router()\nnew Koa().use(router.routes())\nrouter.post('/loans', async ctx => { try { await db.loan.create({ data: { title: 'x' } }) ${handler} })\n`,
    'ctx.body = { ok: false }', ['ctx.status = 500; ctx.body = { ok: false }', 'ctx.throw(500)']],
  ['Fastify', handler => `import fastify from 'fastify'\nconst app = fastify()\napp.post('/loans', async (request, reply) => { try { await db.loan.create({ data: { title: 'x' } }) ${handler}\n return {} })\n`,
    'reply.send({ ok: false })', ['reply.code(500).send({ ok: false })', 'throw error']],
  ['Hono', handler => `import { Hono } from 'hono'\nnew Hono().post('/loans', async c => { try { await db.loan.create({ data: { title: 'x' } }) ${handler}\n return c.json({}) })\n`,
    'return c.json({ ok: false })', ['return c.json({ ok: false }, 500)', 'throw error']]
]
const head = 'import { PrismaClient } from \'@prisma/client\'\nconst db = new PrismaClient()\n'
const files = (server: string): Files => ({ 'prisma/schema.prisma': 'model Loan {\n  id Int @id\n  title String\n}\n', 'src/server.ts': head + server })

describe.each(servers)('%s', (_, server, send, fail) => {
  test.each(['} catch {}', '} catch (error) {}', '} catch (error) {\n}'])('dropped: %s', handler => {
    expect(inspect(rule, files(server(handler)))).toEqual([expect.stringMatching(/warning high.*`POST \/loans`/)])
  })
  test('answered as if it had gone well', () => {
    expect(inspect(rule, files(server(`} catch (error) { console.error(error); ${send} }`)))).toEqual([expect.stringContaining('warning medium')])
  })
  test.each(fail)('silent: %s', said => {
    expect(inspect(rule, files(server(`} catch (error) { ${said} }`)), all)).toEqual([])
  })
  test('doubtful where a comment says why', () => {
    const found = server('} catch {\n  // the note is not worth an error\n }')
    expect(inspect(rule, files(found))).toEqual([])
    expect(inspect(rule, files(found), all)).toHaveLength(1)
  })
})

test('a promise whose failure is dropped', () => {
  const server = (then: string): Files => files(`import express from 'express'\nconst app = express()\napp.post('/loans', async (req, res) => { await db.loan.update({ where: { id: 1 }, data: { title: 'x' } })${then}; res.json({}) })\n`)
  expect(inspect(rule, server('.catch(() => {})'))).toHaveLength(1)
  expect(inspect(rule, server('.catch(() => null)'))).toHaveLength(1)
  expect(inspect(rule, server('.catch(error => { log(error) })'), all)).toEqual([])
  expect(inspect(rule, server(''), all)).toEqual([])
})

test('in a service that the handler calls', () => {
  const server = (handler: string): Files => ({
    ...files('import express from \'express\'\nimport { lend } from \'./loans.ts\'\nexpress().post(\'/loans\', async (req, res) => { await lend(); res.json({}) })\n') as Record<string, string>,
    'src/loans.ts': `${head}const store = () => db.loan.create({ data: { title: 'x' } })\nexport async function lend() { try { await store() } ${handler} }\n`
  })
  expect(inspect(rule, server('catch {}'))).toHaveLength(1)
  expect(inspect(rule, server('catch (error) { report(error) }'), all)).toEqual([])
})

test('silent where nothing is written, and where a branch knows the error', () => {
  const read = files('import express from \'express\'\nexpress().get(\'/loans\', async (req, res) => { try { res.json(await db.loan.findMany()) } catch {}\n res.end() })\n')
  expect(inspect(rule, read, all)).toEqual([])
  const branch = files('import express from \'express\'\nexpress().post(\'/loans\', async (req, res) => { try { await db.loan.create({ data: {} }) } catch (error) { if (error.code === 1) { res.json({ known: true }) } else { throw error } } })\n')
  expect(inspect(rule, branch, all)).toEqual([])
})
