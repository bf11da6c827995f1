import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'require-csrf-protection'
const all = { preset: 'all' } as const

const servers: readonly (readonly [framework: string, server: (cookie: string, more?: string) => string, head: string, guarded: string])[] = [
  ['Express', (cookie, more = '') => `import express from 'express'\nimport session from 'express-session'\nconst app = express()\napp.use(session({ secret: process.env.KEY!, cookie: ${cookie} }))\n${more}\napp.post('/loans', (req, res) => { res.end() })\n`, 'import csrf from \'csurf\'\n', 'app.use(csrf())'],
  ['Fastify', (cookie, more = '') => `import fastify from 'fastify'\nimport session from '@fastify/session'\nconst app = fastify()\napp.register(session, { secret: process.env.KEY!, cookie: ${cookie} })\n${more}\napp.post('/loans', async () => '')\n`, 'import csrf from \'@fastify/csrf-protection\'\n', 'app.register(csrf)']
]

describe.each(servers)('%s', (_, server, head, guarded) => {
  test.each(['{ secure: true }', '{ secure: true, sameSite: false }', '{ secure: true, sameSite: \'none\' }'])('reported: %s', cookie => {
    expect(inspect(rule, server(cookie), all)).toEqual([expect.stringMatching(/warning medium.*`POST \/loans`/)])
  })
  test.each(['{ sameSite: \'lax\' }', '{ sameSite: \'strict\' }', '{ sameSite: true }', 'options()'])('silent: %s', cookie => {
    expect(inspect(rule, server(cookie), all)).toEqual([])
  })
  test('silent with a check of its own', () => {
    expect(inspect(rule, head + server('{}', guarded), all)).toEqual([])
  })
  test('off unless asked for', () => {
    expect(inspect(rule, server('{}'), { preset: 'strict' })).toEqual([])
  })
})

test('another check of Express', () => {
  const server = (use: string): string => `import express from 'express'\nimport session from 'express-session'\nimport { doubleCsrf } from 'csrf-csrf'\nconst { doubleCsrfProtection } = doubleCsrf({ getSecret: () => process.env.KEY! })\nconst app = express()\napp.use(session({ secret: process.env.KEY! }))\n${use}\napp.post('/loans', (req, res) => { res.end() })\n`
  expect(inspect(rule, server(''), all)).toHaveLength(1)
  expect(inspect(rule, server('app.use(doubleCsrfProtection)'), all)).toEqual([])
  expect(fixed(rule, server(''), 0, all)).toContain('cookie: { sameSite: \'lax\' }')
})

test('silent where no method changes anything', () => {
  expect(inspect(rule, 'import express from \'express\'\nimport session from \'express-session\'\nconst app = express()\napp.use(session({ secret: process.env.KEY! }))\napp.get(\'/loans\', (req, res) => { res.end() })\n', all)).toEqual([])
})
