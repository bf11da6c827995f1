import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-error-detail-response'
const route = (body: string, head = ''): string => `import express from 'express'
import { inspect } from 'node:util'
import { NotFound } from './errors.ts'
const app = express()
${head}
app.get('/moorings', async (req, res, next) => { try { await moor() } catch (error) { ${body} } })
app.listen(80)
`
const files = (text: string): Record<string, string> => ({ 'src/server.ts': text, 'src/errors.ts': 'export class NotFound extends Error {}\nexport const textOf = (error: unknown) => error instanceof Error ? error.message : String(error)\n' })

describe('reported', () => {
  test.each([
    ['res.status(500).json(error)', 'warning medium'],
    ['res.status(500).json({ message: error.message })', 'warning medium'],
    ['res.status(500).send(`failed: ${error}`)', 'warning medium'],
    ['res.status(500).send(error.stack)', 'error high'],
    ['const text = String(error); res.send(text)', 'warning medium'],
    ['let text = \'failed\'; if (verbose) text = error.message; res.send(text)', 'warning medium'],
    ['if (error instanceof Error) res.send(error.message)', 'warning medium'],
    ['if (error instanceof NotFound) res.send(error.stack)', 'error high'],
    ['res.send(inspect(error))', 'warning medium']
  ])('%s', (body, level) => {
    expect(inspect(rule, files(route(body)))).toEqual([expect.stringContaining(level)])
  })

  test('through a helper of another file', () => {
    const text = route('res.json({ message: textOf(error) })').replace('NotFound }', 'NotFound, textOf }')
    expect(inspect(rule, files(text))).toEqual([expect.stringContaining('src/server.ts:6 warning medium')])
  })
  test.each([
    ['a handler of errors', 'app.use((error, req, res, next) => { res.status(500).json({ message: error.message }) })'],
    ['a rejected promise', 'app.get(\'/tides\', (req, res) => { tide().catch(error => { res.status(500).json(error) }) })'],
    ['the second function of then', 'app.get(\'/tides\', (req, res) => { tide().then(() => {}, error => { res.json(error) }) })']
  ])('of %s', (_, head) => {
    expect(inspect(rule, files(route('next(error)', head)))).toEqual([expect.stringContaining(':5 warning medium')])
  })
  test('on Fastify and Koa', () => {
    expect(inspect(rule, 'import fastify from \'fastify\'\nconst app = fastify()\napp.setErrorHandler((error, request, reply) => { reply.send({ message: error.message }) })\n')).toHaveLength(1)
    expect(inspect(rule, 'import Koa from \'koa\'\nconst app = new Koa()\napp.use(async (ctx, next) => { try { await next() } catch (error) { ctx.body = { message: error.message } } })\napp.listen(1)\n')).toHaveLength(1)
  })
  test('in an exception filter of Nest', () => {
    const filter = (from: string): string => `import { Catch } from '${from}'\n@Catch()\nexport class Everything { catch(error: Error, host: any) { const res: Response = host.switchToHttp().getResponse(); res.json({ message: error.message }) } }\nimport type { Response } from 'express'\n`
    expect(inspect(rule, filter('@nestjs/common'), { preset: 'strict' })).toHaveLength(1)
    expect(inspect(rule, filter('./catch.ts'), { preset: 'strict' })).toEqual([])
  })
  test('by the handler for development', () => {
    expect(inspect(rule, files(route('next(error)', 'import errorhandler from \'errorhandler\'\napp.use(errorhandler())')))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, files(route('next(error)', 'import errorhandler from \'errorhandler\'\nif (process.env.NODE_ENV === \'development\') app.use(errorhandler())')))).toEqual([])
  })
})

describe('silent', () => {
  test.each([
    'next(error)',
    'res.status(500).json({ message: \'failed\' })',
    'res.status(error.status).end()',
    'res.json({ code: error.code })',
    'if (error instanceof NotFound) return res.status(404).json({ message: error.message }); next(error)',
    'if (!(error instanceof NotFound)) return next(error); res.json(error.message)',
    'if (error.expose) res.send(error.message)',
    'res.send({ ...(settings.env === \'development\' && { stack: error.stack }) })',
    'let text = error.message; if (process.env.MODE === \'live\' && !error.own) text = \'failed\'; res.send(text)',
    'res.json({ message: error instanceof NotFound ? error.message : \'failed\' })',
    'res.json({ message: process.env.NODE_ENV === \'production\' ? \'failed\' : error.message })',
    'if (process.env.NODE_ENV !== \'production\') { res.send(error.stack); return } res.end()'
  ])('%s', body => {
    expect(inspect(rule, files(route(body)), { preset: 'all' })).toEqual([])
  })
})

test('fixed', () => {
  expect(fixed(rule, files(route('res.status(500).json({ message: error?.message })')))).toContain('json({ message: \'Internal Server Error\' })')
})
