import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-permissive-cors'
const refuses = 'if (!req.user) return res.sendStatus(401); '

function server(options: string, more = ''): string {
  return `import cors from 'cors'
import express from 'express'
const app = express()
${more}
app.use(cors(${options}))
app.get('/me', (req, res, next) => { ${refuses}next() }, (req, res) => { res.json({}) })
app.listen(80)
`
}

/** The same server for everybody. */
const open = (text: string): string => text.replace(refuses, '')
/** A server that writes headers itself. */
const byHand = (lines: string): string => server('').replace('app.use(cors())', `app.use((req, res, next) => { ${lines}; next() })`)

describe('reported', () => {
  test.each([
    ['{ origin: true, credentials: true }', 'error high', 'can call `GET /me` with the cookies of that user'],
    ['{ origin: (origin, done) => done(null, true), credentials: true }', 'error high', 'with credentials'],
    ['{ origin: true }', 'warning medium', 'any page can read the answers of `GET /me`'],
    ['{ origin: \'*\', credentials: true }', 'warning medium', 'browsers refuse'],
    ['{ origin: /shop\\.test/, credentials: true }', 'error high', 'strangers can meet'],
    ['{ origin: [\'https://shop.test\', \'null\'], credentials: true }', 'error high', 'the origin `null`'],
    ['', 'warning medium', 'since nothing is said about origins'],
    ['{ origin: \'*\' }', 'warning medium', '`GET /me`, which ask for a credential'],
    ['{ origin: process.env.ORIGIN ?? true, credentials: true }', 'error medium', 'as long as a variable of the environment is not set'],
    ['options', 'error high', 'with credentials', 'const options = { origin: true, credentials: true }']
  ])('cors(%s)', (options, level, words, more = '') => {
    const [found, ...others] = inspect(rule, server(options, more))
    expect(found).toContain(`src/server.ts:5 ${level}`)
    expect(found).toContain(words)
    expect(others).toEqual([])
  })

  test.each([
    ['res.set(\'Access-Control-Allow-Origin\', req.headers.origin); res.set(\'Access-Control-Allow-Credentials\', \'true\')', 'error high', 'by a header written by hand'],
    ['res.set(\'Access-Control-Allow-Origin\', req.query.origin)', 'warning medium', 'the client says itself'],
    ['if (req.headers.origin.includes(\'shop.test\')) res.set(\'Access-Control-Allow-Origin\', req.headers.origin)', 'warning high', 'https://shop.test.evil.example']
  ])('%s', (lines, level, words) => {
    const [found, ...others] = inspect(rule, byHand(lines))
    expect(found).toContain(`src/server.ts:5 ${level}`)
    expect(found).toContain(words)
    expect(others).toEqual([])
  })

  test('with the credentials of a middleware of its own', () => {
    const more = 'app.use((req, res, next) => { res.set(\'Access-Control-Allow-Credentials\', \'true\'); next() })'
    expect(inspect(rule, server('{ origin: true }', more))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, server('{ origin: true }', more.replace('\'true\'', '\'false\'')))).toEqual([expect.stringContaining('warning medium')])
  })

  test('each of two', () => {
    expect(inspect(rule, server('', 'app.options(\'*\', cors())'))).toEqual([expect.stringContaining(':4 warning medium'), expect.stringContaining(':5 warning medium')])
  })

  test('in a header of one route beside a configured package', () => {
    const text = server('{ origin: \'https://shop.test\' }').replace('res.json({})', 'res.set(\'Access-Control-Allow-Origin\', \'*\'); res.json({})')
    expect(inspect(rule, text)).toEqual([expect.stringContaining(':6 warning medium')])
  })
})

describe('silent', () => {
  test.each([
    ['{ origin: \'https://shop.test\', credentials: true }'],
    ['{ origin: [\'https://shop.test\'], credentials: true }'],
    ['{ origin: false }'],
    ['{ origin: process.env.ORIGINS?.split(\',\') ?? [], credentials: true }'],
    ['{ origin: /^https:\\/\\/shop\\.test$/, credentials: true }'],
    ['{ origin: (origin, done) => done(null, origin === \'https://shop.test\'), credentials: true }'],
    ['{ origin: (origin, done) => done(null, !origin || origin === \'https://shop.test\'), credentials: true }'],
    ['(req, done) => done(null, { origin: [\'https://shop.test\'].includes(req.header(\'Origin\')), credentials: true })'],
    ['{ origin: process.env.NODE_ENV === \'development\' ? true : \'https://shop.test\', credentials: true }'],
    ['makeOptions()']
  ])('cors(%s)', options => { expect(inspect(rule, server(options))).toEqual([]) })

  test('in development', () => {
    const text = server('{ origin: true, credentials: true }').replace('app.use', 'if (process.env.NODE_ENV === \'development\') app.use')
    expect(inspect(rule, text)).toEqual([])
    expect(inspect(rule, text.replace('===', '!=='))).toHaveLength(1)
  })

  test('* on an API that nobody signs in to', () => {
    expect(inspect(rule, open(server('')))).toEqual([])
    expect(inspect(rule, open(server('')), { preset: 'strict' })).toEqual([])
  })

  test('* where nothing is known of the routes, unless asked strictly', () => {
    const text = 'import { Server } from \'socket.io\'\nnew Server(80, { cors: { origin: \'*\' } })\n'
    expect(inspect(rule, text)).toEqual([])
    expect(inspect(rule, text, { preset: 'strict' })).toEqual([expect.stringContaining(':2 warning low: CORS by `socket.io`')])
  })
})

const list = 'process.env.ALLOWED_ORIGINS?.split(\',\') ?? []'

describe('fixes', () => {
  test.each([
    [server('{ origin: true, credentials: true }'), server(`{ origin: ${list}, credentials: true }`)],
    [server('{ credentials: true }'), server(`{ origin: ${list}, credentials: true }`)],
    [server('{\n  // for the pages of the shop\n  credentials: true\n}'), server(`{\n  origin: ${list},\n  // for the pages of the shop\n  credentials: true\n}`)],
    [server('{}'), server(`{ origin: ${list} }`)],
    [server('options', 'const options = { origin: /shop\\.test/ }'), server('options', `const options = { origin: ${list} }`)],
    [server(''), server(`{ origin: ${list} }`)],
    [byHand('res.set(\'Access-Control-Allow-Origin\', req.headers.origin)'), byHand('res.set(\'Access-Control-Allow-Origin\', process.env.ALLOWED_ORIGIN ?? \'\')')]
  ])('let in those of the configuration', (before, after) => { settles(before, 0, after) })

  test.each([
    [open(server('{ origin: \'*\', credentials: true }')), open(server('{ origin: \'*\', credentials: false }'))],
    [open(server('{ origin: true, credentials: true }')), open(server('{ origin: \'*\', credentials: false }')), 1],
    [
      open(byHand('res.set({ \'Access-Control-Allow-Origin\': \'*\', \'Access-Control-Allow-Credentials\': \'true\' })')),
      open(byHand('res.set({ \'Access-Control-Allow-Origin\': \'*\', \'Access-Control-Allow-Credentials\': \'false\' })'))
    ]
  ])('drop credentials where every page may read', (before, after, index = 0) => { settles(before, index, after) })

  test('of Koa ask the context', () => {
    const text = (options: string): string => `import cors from '@koa/cors'\nimport Koa from 'koa'\nconst app = new Koa()\napp.use(cors(${options}))\n`
    settles(text('{ credentials: true }'), 0, text(`{ origin: context => (${list}).find(allowed => allowed === context.get('Origin')) ?? '', credentials: true }`))
  })

  test('keep comments', () => {
    expect(fixed(rule, server('{ origin: /* every page */ true, credentials: true }'))).toBe(server(`{ origin: /* every page */ ${list}, credentials: true }`))
    expect(fixed(rule, server('{ origin: (origin, done) => { /* every page */ done(null, true) }, credentials: true }'))).toBeNull()
  })
})

/** The fix gives this text, in which nothing is found. */
function settles(before: string, index: number, after: string): void {
  expect(fixed(rule, before, index)).toBe(after)
  expect(inspect(rule, after)).toEqual([])
}
