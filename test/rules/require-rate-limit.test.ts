import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

const rule = 'require-rate-limit'

interface Server { readonly head?: string, readonly tail?: string, readonly way?: string, readonly body?: string, readonly method?: string }

function server({ tail = '', head = '', way = '', body = 'if (!await bcrypt.compare(req.body.password, await hashOf())) return res.sendStatus(401); res.sendStatus(204)', method = 'post' }: Server): string {
  return `import bcrypt from 'bcrypt'
import express from 'express'
import jwt from 'jsonwebtoken'
import { rateLimit } from 'express-rate-limit'
import Stripe from 'stripe'
const app = express()
${head}
app.${method}('/gate', ${way}async (req, res) => { ${body} })
${tail}
app.listen(80)
`
}

describe('reported', () => {
  test.each([
    ['a password is compared', {}, 'error high'],
    ['a token is issued', { body: 'res.json(jwt.sign({ id: 1 }, process.env.KEY!, { expiresIn: 60 }))' }, 'error high'],
    ['a limiter that comes too late', { tail: 'app.use(rateLimit())' }, 'error high'],
    ['a limiter on another path', { head: 'app.use(\'/tides\', rateLimit())' }, 'error high'],
    ['a middleware that does not count', { head: 'app.use((req, res, next) => { next() })' }, 'error high']
  ] as const)('%s', (_, given, level) => {
    expect(inspect(rule, server(given))).toEqual([expect.stringContaining(level)])
  })
})

describe('silent', () => {
  test.each([
    ['a limiter on the route', { way: 'rateLimit({ limit: 5 }), ' }],
    ['a limiter by name', { head: 'const slow = rateLimit({ limit: 5 })', way: '[slow], ' }],
    ['a limiter on a path above', { head: 'app.use(\'/gate\', rateLimit({ limit: 5 }))' }],
    ['a limiter on the whole server', { head: 'app.use(rateLimit())' }],
    ['a middleware that answers 429', { head: 'app.use((req, res, next) => { if (isFast(req.ip)) { res.status(429).end(); return }\n next() })' }],
    ['a handler that answers 429', { body: 'if (isFast()) return res.sendStatus(429); res.json(jwt.sign({}, key))' }],
    ['nothing to try', { body: 'res.json({ open: true })' }],
    ['another server that signs', { body: 'new Stripe(key).webhooks.constructEvent(req.body, req.get(\'stripe-signature\')!, key); res.end()' }],
    ['a guard before it', { way: '(req, res, next) => { if (!req.user) return res.sendStatus(401); next() }, ' }]
  ] as const)('%s', (_, given) => {
    expect(inspect(rule, server(given), { preset: 'all' })).toEqual([])
  })

  test('a middleware of which nothing is known, unless asked for what is doubtful', () => {
    expect(inspect(rule, server({ way: 'unknownThing, ' }))).toEqual([])
    expect(inspect(rule, server({ way: 'unknownThing, ' }), { preset: 'strict' })).toEqual([expect.stringContaining('error low')])
  })
})
