import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-permissive-cors'

function server(options: string, more = ''): string {
  return `import cors from 'cors'
import express from 'express'
const app = express()
${more}
app.use(cors(${options}))
app.get('/me', (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, (req, res) => { res.json({}) })
app.listen(80)
`
}

describe('reported', () => {
  test.each([
    ['{ origin: true, credentials: true }', 'error high', 'with credentials'],
    ['{ origin: (origin, done) => done(null, true), credentials: true }', 'error high', 'with credentials'],
    ['{ origin: true }', 'warning medium', 'sent back'],
    ['{ origin: \'*\', credentials: true }', 'warning medium', 'browsers refuse'],
    ['{ origin: /shop\\.test/, credentials: true }', 'error high', 'strangers can meet'],
    ['', 'warning medium', 'nothing is said about origins'],
    ['options', 'error high', 'with credentials', 'const options = { origin: true, credentials: true }']
  ])('cors(%s)', (options, level, words, more = '') => {
    const [found, ...others] = inspect(rule, server(options, more))
    expect(found).toContain(`src/server.ts:5 ${level}`)
    expect(found).toContain(words)
    expect(others).toEqual([])
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
    ['makeOptions()']
  ])('cors(%s)', options => { expect(inspect(rule, server(options))).toEqual([]) })

  test('* on an API that nobody signs in to', () => {
    expect(inspect(rule, server('').replace('if (!req.user) return res.sendStatus(401); ', ''))).toEqual([])
  })
})

describe('fixes', () => {
  test.each([
    ['{ origin: true, credentials: true }', 0, '{ origin: process.env.ALLOWED_ORIGINS?.split(\',\') ?? [], credentials: true }'],
    ['{ origin: true, credentials: true }', 1, '{ origin: true, credentials: false }'],
    ['{ origin: \'*\', credentials: true }', 0, '{ origin: \'*\', credentials: false }'],
    ['', 0, '{ origin: process.env.ALLOWED_ORIGINS?.split(\',\') ?? [] }']
  ])('cors(%s), number %i', (before, index, after) => { expect(fixed(rule, server(before), index)).toBe(server(after)) })
})
