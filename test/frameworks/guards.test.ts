import { describe, expect, it } from 'vitest'
import { emptyPolicy } from '../../packages/engine/src/policy/empty.ts'
import { recognise, routes } from './support/table.ts'

/** The verdict on one route `POST /loans` behind what `before` registers. */
function auth(before: string, others: Readonly<Record<string, string>> = {}, handler = '(req, res) => { res.json({}) }'): string | undefined {
  const found = routes({
    'app.ts': `import express from 'express'\nimport jwt from 'jsonwebtoken'\nconst app = express()\n${before}\napp.post('/loans', ${handler})\n`,
    ...others
  })
  return found.find(route => route.startsWith('POST /loans '))?.split(' ')[2]
}

const SIGNED_IN = 'const signedIn = (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }\n'

describe('guards, each with its twin that guards nothing', () => {
  it.each([
    ['answers 401 without a user', 'app.use((req, res, next) => { if (!req.user) return res.status(401).end(); next() })', 'app.use((req, res, next) => { if (!req.user) console.log(401); next() })'],
    ['returns after refusing', 'app.use((req, res, next) => { if (!req.user) { res.sendStatus(401); return } next() })', 'app.use((req, res, next) => { if (!req.user) { res.sendStatus(401) } next() })'],
    ['is for strangers, not for guests', "app.use((req, res, next) => { if (!req.session.user) return res.redirect('/login'); next() })", "app.use((req, res, next) => { if (req.session.user) return res.redirect('/home'); next() })"],
    ['verifies', 'app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next() } catch { res.sendStatus(401) } })', 'app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY) } catch {} next() })'],
    ['verifies instead of decoding', 'app.use((req, res, next) => { const who = jwt.verify(req.headers.authorization, process.env.KEY); if (!who) return res.sendStatus(401); next() })', 'app.use((req, res, next) => { const who = jwt.decode(req.headers.authorization); if (!who) return res.sendStatus(401); next() })'],
    ['compares, and does not only look', "app.use((req, res, next) => { if (req.get('x-key') !== process.env.KEY) return res.sendStatus(401); next() })", "app.use((req, res, next) => { if (!req.get('x-key')) return res.sendStatus(401); next() })"],
    ['refuses for want of a credential, not of a field', 'app.use((req, res, next) => { if (!req.cookies.token || !known(req.cookies.token)) return res.sendStatus(403); next() })\nconst known = token => false', 'app.use((req, res, next) => { if (!req.body.title) return res.sendStatus(403); next() })'],
    ['stands before the route', `${SIGNED_IN}app.use(signedIn)`, `${SIGNED_IN}app.use('/books', signedIn)`],
    ['covers the prefix', `${SIGNED_IN}app.use('/loans', signedIn)`, `${SIGNED_IN}app.use('/loans/new', signedIn)`],
    ['covers the verb', `${SIGNED_IN}app.all('/{*rest}', signedIn)`, `${SIGNED_IN}app.get('/{*rest}', signedIn)`],
    ['covers by a regular expression', `${SIGNED_IN}app.use(/^\\/(?!books)/, signedIn)`, `${SIGNED_IN}app.use(/^\\/(?!loans)/, signedIn)`],
    ['is asked for a right', "const needs = (right = 'none') => (req, res, next) => right === 'none' || req.user ? next() : res.sendStatus(403)\napp.use(needs('loan.add'))", "const needs = (right = 'none') => (req, res, next) => right === 'none' || req.user ? next() : res.sendStatus(403)\napp.use(needs())"],
    ['keeps the route off the open list', "const OPEN = ['/health']\napp.use((req, res, next) => OPEN.includes(req.path) || req.user ? next() : res.sendStatus(401))", "const OPEN = ['/loans']\napp.use((req, res, next) => OPEN.includes(req.path) || req.user ? next() : res.sendStatus(401))"],
    ['asks for every verb', "app.use((req, res, next) => req.method === 'GET' || req.user ? next() : res.sendStatus(401))", "app.use((req, res, next) => req.method === 'POST' || req.user ? next() : res.sendStatus(401))"],
    ['is made by a factory', "const role = name => (req, res, next) => req.user?.role === name ? next() : res.sendStatus(403)\napp.use(role('clerk'))", 'const role = name => (req, res, next) => { req.role = name; next() }\napp.use(role(1))'],
    ['delegates', `${SIGNED_IN}app.use((req, res, next) => signedIn(req, res, next))`, `${SIGNED_IN}app.use((req, res, next) => { signedIn(req, res, () => {}); next() })`],
    ['awaits the check', 'const check = async req => { if (!req.user) throw new Error() }\napp.use(async (req, res, next) => { await check(req); next() })', 'const check = async req => { if (!req.user) throw new Error() }\napp.use(async (req, res, next) => { check(req); next() })'],
    ['hands an error on', 'app.use((req, res, next) => { next(req.user ? undefined : new Error()) })', 'app.use((req, res, next) => { next(req.user ? undefined : null) })'],
    ['reads a member of nothing inside try', 'const tokens = {}\napp.use((req, res, next) => { try { req.body.id = tokens[req.cookies.token].id; next() } catch { res.sendStatus(401) } })', 'const tokens = {}\napp.use((req, res, next) => { try { req.body.id = tokens[req.cookies.token].id } catch { } next() })'],
    ['settles a promise', 'const check = req => new Promise((resolve, reject) => { if (req.user) resolve(req.user); else reject(new Error()) })\napp.use((req, res, next) => { check(req).then(() => next()).catch(next) })', 'const check = req => new Promise((resolve, reject) => { if (req.user) resolve(req.user); else reject(new Error()) })\napp.use((req, res, next) => { check(req).catch(() => {}).then(() => next()) })'],
    ['keeps the route off the paths of unless', "import { expressjwt } from 'express-jwt'\napp.use(expressjwt({ secret: 's', algorithms: ['HS256'] }).unless({ path: ['/login', /^\\/docs/] }))", "import { expressjwt } from 'express-jwt'\napp.use(expressjwt({ secret: 's', algorithms: ['HS256'] }).unless({ path: ['/login', { url: '/loans', methods: ['POST'] }] }))"],
    ['compares a text that is empty without a key', "app.use((req, res, next) => { const key = String(req.get('x-key') ?? ''); if (key !== process.env.KEY) return res.sendStatus(401); next() })", "app.use((req, res, next) => { const key = String(req.get('x-key') ?? ''); if (key !== String(req.query.key ?? '')) return res.sendStatus(401); next() })"],
    ['refuses everybody', 'app.use((req, res, next) => { res.sendStatus(403) })', 'app.use((req, res, next) => { res.set("x", "1"); next() })']
  ])('%s', (_name, guarded, open) => {
    expect([auth(guarded), auth(open)]).toEqual(['proven', 'absent'])
  })

  it('does not cover what was registered before it', () => {
    const text = `import express from 'express'\nconst app = express()\n${SIGNED_IN}app.post('/books', (req, res) => { res.json({}) })\napp.use(signedIn)\napp.post('/loans', (req, res) => { res.json({}) })\n`
    expect(routes({ 'app.ts': text }).map(route => route.split(' ').slice(1, 3))).toEqual([['/books', 'absent'], ['/loans', 'proven']])
  })

  it('is of one verb of route()', () => {
    const text = `import express from 'express'\nconst app = express()\n${SIGNED_IN}const h = (req, res) => { res.json({}) }\napp.route('/loans').get(h).post(signedIn, h)\n`
    expect(routes({ 'app.ts': text }).map(route => route.split(' ').slice(0, 3))).toEqual([['GET', '/loans', 'absent'], ['POST', '/loans', 'proven']])
  })
})

describe('guards of packages', () => {
  it.each([
    ["import { expressjwt } from 'express-jwt'\napp.use(expressjwt({ secret: 's', algorithms: ['HS256'] }))", 'proven'],
    ["import { expressjwt } from 'express-jwt'\napp.use(expressjwt({ secret: 's', algorithms: ['HS256'], credentialsRequired: false }))", 'absent'],
    ["import passport from 'passport'\napp.use(passport.initialize())\napp.use(passport.authenticate('jwt', { session: false }))", 'proven'],
    ["import passport from 'passport'\napp.use(passport.initialize())\napp.use(passport.session())", 'absent'],
    ["import passport from 'passport'\napp.use((req, res, next) => passport.authenticate('jwt', (err, user) => { if (err || !user) return res.sendStatus(401); req.user = user; next() })(req, res, next))", 'proven'],
    ["import passport from 'passport'\napp.use((req, res, next) => passport.authenticate('jwt', (err, user) => { req.user = user; next() })(req, res, next))", 'absent'],
    ["import helmet from 'helmet'\napp.use(helmet())", 'absent'],
    ["import { shelve } from 'acme-shelves'\napp.use(shelve())", 'opaque'],
    ["import { shelve } from 'acme-shelves'\napp.use((req, res, next) => shelve(req, res, next))", 'opaque'],
    ["import { shelve } from 'acme-shelves'\napp.use('/books', shelve())", 'absent'],
    ["const passport = require('passport')\napp.use(passport.authenticate('jwt', { session: false }))", 'proven'],
    ["const passport = require('passport')\napp.use(passport.initialize())", 'absent'],
    ["import { store } from 'acme-context'\nimport { em } from 'acme-db'\napp.use((req, res, next) => store.create(em, next))", 'absent'],
    ["import { missing } from './missing'\napp.use(missing)", 'opaque'],
    [`${SIGNED_IN}app.use(process.env.BASE + '/loans', signedIn)`, 'opaque'],
    [`${SIGNED_IN}app.use(process.env.BASE + '/books', signedIn)`, 'absent']
  ])('%s: %s', (before, expected) => {
    expect(auth(before)).toBe(expected)
  })

  it('declared in the policy count as proven', () => {
    const files = { 'app.ts': "import express from 'express'\nimport { door } from './door'\nconst app = express()\napp.post('/loans', door, (req, res) => { res.json({}) })\n", 'door.ts': 'export const door = (req, res, next) => { globalThis.open(); next() }\n' }
    expect(routes(files).map(route => route.split(' ')[2])).toEqual(['absent'])
    expect(routes(files, { ...emptyPolicy, guards: [{ module: './door', name: 'door', refuses: 'authentication' }] }).map(route => route.split(' ')[2])).toEqual(['proven'])
  })
})

describe('checks in the handler', () => {
  it.each([
    ['(req, res) => { if (!req.user) return res.status(401).end(); res.json({}) }', 'proven'],
    ['(req, res) => { res.json({}); if (!req.user) return res.status(401).end() }', 'absent'],
    ['async (req, res) => { const user = await whoCalls(req, res); if (!user) return; res.json({}) }', 'proven'],
    ['async (req, res) => { const user = await whoCalls(req, res); res.json({}) }', 'absent'],
    ['async (req, res) => { const user = await find(req.body.name); if (!user) return res.sendStatus(401); res.json({}) }', 'absent']
  ])('%s: %s', (handler, expected) => {
    const others = { 'who.ts': 'export async function whoCalls(req, res) {\n  if (!req.session.user) {\n    res.sendStatus(401)\n    return null\n  }\n  return req.session.user\n}\nexport async function find(name) { return null }\n' }
    expect(auth("import { whoCalls, find } from './who'", others, handler)).toBe(expected)
  })
})

it('a guard behind a function that answers whoever calls does not run', () => {
  const list = (first: string): string | undefined => routes({
    'app.ts': `import express from 'express'\nconst app = express()\n${SIGNED_IN}app.post('/loans', ${first}, signedIn, (req, res) => { res.json({}) })\n`
  })[0]?.split(' ')[2]
  expect(list('async (req, res) => { await keep(req.body); res.json({}) }')).toBe('absent')
  expect(list('async (req, res, next) => { await keep(req.body); next() }')).toBe('proven')
  expect(list('(req, res, next) => { if (req.query.ping) return res.json({}); next() }')).toBe('proven')
  expect(list('(req, res, next) => { if (!req.user) return res.json({ ok: false }); next() }')).toBe('proven')
})

describe('what decides', () => {
  it.each([
    ['a credential, with 401', 'if (!req.user) return res.sendStatus(401)', 'authentication'],
    ['a credential, with 403', 'if (!req.user) return res.sendStatus(403)', 'authentication'],
    ['a right', "if (req.user?.role !== 'clerk') return res.sendStatus(403)", 'authorization'],
    ['a credential, then a right', "if (!req.user) return res.sendStatus(401); if (req.user.role !== 'clerk') return res.sendStatus(403)", 'authorization']
  ])('%s', (_name, check, refuses) => {
    const { surface } = recognise({
      'app.ts': `import express from 'express'\nconst app = express()\napp.use((req, res, next) => { ${check}; next() })\napp.post('/loans', (req, res) => { res.json({}) })\n`
    })
    expect(surface.routes[0]?.guards.map(guard => `${guard.verdict} ${guard.refuses}`)).toEqual([`proven ${refuses}`])
  })
})

describe('the evidence', () => {
  it('names the guard and the line that proves it', () => {
    expect(routes({
      'app.ts': "import express from 'express'\nimport { signedIn, role } from './guards'\nconst app = express()\napp.post('/loans', signedIn, role('clerk'), (req, res) => { res.json({}) })\n",
      'guards.ts': 'export const signedIn = (req, res, next) => {\n  if (req.user) next()\n  else res.sendStatus(401)\n}\nexport const role = name => (req, res, next) => {\n  if (req.user.role !== name) return res.sendStatus(403)\n  next()\n}\n'
    })).toEqual(['POST /loans proven signedIn@guards.ts:3 role(…)@guards.ts:6 -> anonymous'])
  })

  it.each([
    ['of a call that asks for a right', "demand('add')", 'authorization'],
    ['of the same call without one', 'demand()', 'authentication']
  ])('the errors of a promise, by the names of their statuses, %s', (_name, guard, refuses) => {
    const { surface } = recognise({
      'app.ts': `import express from 'express'
import passport from 'passport'
import status from 'http-status'
class Refusal extends Error { constructor(statusCode) { super(); this.statusCode = statusCode } }
const decide = (req, resolve, reject, rights) => async (error, clerk) => {
  if (error || !clerk) return reject(new Refusal(status.UNAUTHORIZED))
  if (rights.length && !rights.every(right => clerk.rights.includes(right))) return reject(new Refusal(status.FORBIDDEN))
  resolve()
}
const demand = (...rights) => async (req, res, next) => new Promise((resolve, reject) => {
  passport.authenticate('jwt', { session: false }, decide(req, resolve, reject, rights))(req, res, next)
}).then(() => next()).catch(next)
const app = express()
app.post('/loans', ${guard}, (req, res) => { res.json({}) })
`
    })
    expect(surface.routes[0]?.guards.map(each => `${each.verdict} ${each.refuses}`)).toEqual([`proven ${refuses}`])
  })
})
