import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const all = { preset: 'all' } as const

describe('require-secure-cookie', () => {
  const rule = 'require-secure-cookie'
  const express = (call: string): string => `import express from 'express'
import jwt from 'jsonwebtoken'
const app = express()
app.post('/gate', (req, res) => { ${call}; res.end() })
`
  test.each([
    ['res.cookie(\'sid\', one())', 'Set `httpOnly: true`, `secure: true` (behind'],
    ['res.cookie(\'sid\', one(), { httpOnly: true })', '`secure` is off'],
    ['res.cookie(\'sid\', one(), { httpOnly: false, secure: true })', '`httpOnly` is off'],
    ['res.cookie(\'sid\', one(), { httpOnly: true, secure: true, sameSite: false })', '`sameSite` is off'],
    ['res.cookie(\'c\', jwt.sign({}, process.env.KEY!, { expiresIn: 60 }), { secure: true })', '`httpOnly` is off'],
    ['res.cookie(\'sid\', one(), { httpOnly: true, secure: process.env.NODE_ENV !== \'production\' })', '`secure` is off']
  ])('%s', (call, words) => {
    expect(inspect(rule, express(call))).toEqual([expect.stringContaining(words)])
  })
  test.each([
    'res.cookie(\'sid\', one(), { httpOnly: true, secure: true })',
    'res.cookie(\'sid\', one(), { httpOnly: true, secure: process.env.NODE_ENV === \'production\' })',
    'res.cookie(\'sid\', one(), flags())',
    'res.cookie(\'theme\', \'dark\')',
    'res.cookie(\'csrf-token\', one(), { secure: true })'
  ])('silent: %s', call => {
    expect(inspect(rule, express(call), all)).toEqual([])
  })

  const session = (options: string): string => `import session from 'express-session'\nimport express from 'express'\nexpress().use(session({ secret: process.env.KEY!, ${options} }))\n`
  test('of a session, by the defaults of the package', () => {
    expect(inspect(rule, session('cookie: {}'))).toEqual([expect.stringContaining('warning medium')])
    expect(inspect(rule, session('cookie: { httpOnly: false, secure: true }'))).toEqual([expect.stringContaining('`httpOnly` is off')])
    expect(inspect(rule, session('cookie: { secure: true }'), all)).toEqual([])
    expect(fixed(rule, session('resave: false'))).toContain('{ cookie: { secure: true }, secret')
  })
  test('of Hono, Koa and Fastify', () => {
    expect(inspect(rule, 'import { Hono } from \'hono\'\nimport { setCookie } from \'hono/cookie\'\nnew Hono().post(\'/gate\', c => { setCookie(c, \'sid\', one()); return c.text(\'\') })\n')).toHaveLength(1)
    expect(inspect(rule, 'import Koa from \'koa\'\nconst app = new Koa()\napp.use(ctx => { ctx.cookies.set(\'sid\', one(), { httpOnly: false, secure: true }) })\n')).toHaveLength(1)
    expect(inspect(rule, 'import fastify from \'fastify\'\nconst app = fastify()\napp.post(\'/gate\', (request, reply) => { reply.setCookie(\'sid\', one(), { secure: true }).send() })\n')).toHaveLength(1)
  })
})

describe('no-weak-crypto', () => {
  const rule = 'no-weak-crypto'
  const text = (name: string, vector: string, more = ''): string => `import { createCipheriv, createCipher, randomBytes } from 'node:crypto'\n${more}export const seal = (key: Buffer) => createCipheriv(${name}, key, ${vector})\n`

  test.each([
    ['\'des-ede3-cbc\'', 'randomBytes(8)'], ['\'aes-128-ecb\'', 'null'], ['name', 'randomBytes(8)', 'const name = \'rc4\'\n'],
    ['\'aes-256-gcm\'', 'Buffer.alloc(12)'], ['\'aes-256-cbc\'', 'Buffer.from(\'0123456789abcdef\')'], ['\'aes-256-cbc\'', 'vector', 'const vector = \'0123456789abcdef\'\n']
  ])('%s with %s', (name, vector, more = '') => {
    expect(inspect(rule, text(name, vector, more))).toEqual([expect.stringContaining('error high')])
  })
  test.each([['\'aes-256-gcm\'', 'randomBytes(12)'], ['process.env.CIPHER', 'randomBytes(12)'], ['\'chacha20-poly1305\'', 'made()']])('silent: %s with %s', (name, vector) => {
    expect(inspect(rule, text(name, vector), all)).toEqual([])
  })
  const opened = (options: string, then: string): string => `import { createDecipheriv } from 'node:crypto'
export function open(key: Buffer, vector: Buffer, sealed: Buffer, tag: Buffer) {
  const decipher = createDecipheriv('aes-256-gcm', key, vector${options})
  decipher.setAuthTag(tag)
  return ${then}
}
`
  test('a tag that nobody looks at', () => {
    expect(inspect(rule, opened(', { authTagLength: 16 }', 'decipher.update(sealed)'))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, opened(', { authTagLength: 16 }', 'Buffer.concat([decipher.update(sealed), decipher.final()])'), all)).toEqual([])
    expect(inspect(rule, opened(', { authTagLength: 16 }', 'stream.pipe(decipher)'), all)).toEqual([])
  })
  test('a tag of any length', () => {
    const whole = 'Buffer.concat([decipher.update(sealed), decipher.final()])'
    expect(inspect(rule, opened('', whole))).toEqual([expect.stringContaining('error medium')])
    expect(fixed(rule, opened('', whole))).toContain('vector, { authTagLength: 16 })')
    expect(inspect(rule, opened('', whole).replace('setAuthTag(tag)', 'setAuthTag(sealed.subarray(-16))'), all)).toEqual([])
    expect(inspect(rule, opened('', whole).replace('aes-256-gcm', 'chacha20-poly1305'), all)).toEqual([])
  })
  test('a cipher that derives its own key', () => {
    expect(inspect(rule, 'import { createCipher } from \'node:crypto\'\nexport const seal = (key: string) => createCipher(\'aes-256-cbc\', key)\n')).toEqual([expect.stringContaining('one round of MD5')])
  })
})

describe('no-weak-password-storage', () => {
  const rule = 'no-weak-password-storage'
  const digest = (input: string, more = ''): string => `import { createHash } from 'node:crypto'\n${more}export const kept = (password: string, page: string, body: any) => createHash('sha256').update(${input}).digest('hex')\n`

  test.each(['password', 'body.password', '`${page}${password}`', 'page + password'])('digest of %s', input => {
    expect(inspect(rule, digest(input))).toEqual([expect.stringContaining('`sha256`')])
  })
  test('a variant of argon2', () => {
    const text = (type: string): string => `import argon2 from 'argon2'\nexport const kept = (password: string) => argon2.hash(password, { type: argon2.${type} })\n`
    expect(inspect(rule, text('argon2i'))).toEqual([expect.stringContaining('argon2i')])
    expect(inspect(rule, text('argon2d'))).toEqual([expect.stringContaining('argon2d')])
    expect(inspect(rule, text('argon2id'), all)).toEqual([])
    expect(fixed(rule, text('argon2i'))).toContain('type: argon2.argon2id')
  })
  test('by what the callers of a helper hand to it', () => {
    const helper = (argument: string): string => `import { createHash } from 'node:crypto'\nconst hash = (text: string) => createHash('md5').update(text).digest('hex')\nexport const kept = (body: any) => hash(body.${argument})\n`
    expect(inspect(rule, helper('password'))).toEqual([expect.stringContaining('`md5`')])
    expect(inspect(rule, helper('title'), all)).toEqual([])
  })
  test.each(['page', 'body.title', 'Buffer.from(page)'])('silent: %s', input => {
    expect(inspect(rule, digest(input), all)).toEqual([])
  })
  test('rounds of bcrypt', () => {
    const hash = (rounds: string): string => `import bcrypt from 'bcrypt'\nexport const kept = (password: string) => bcrypt.hash(password, ${rounds})\n`
    expect(inspect(rule, hash('8'))).toEqual([expect.stringContaining('256 rounds')])
    expect(inspect(rule, hash('10'), all)).toEqual([])
    expect(inspect(rule, hash('process.env.NODE_ENV === \'test\' ? 1 : 12'), all)).toEqual([])
  })
})

describe('require-security-headers', () => {
  const rule = 'require-security-headers'
  const server = (more: string): string => `import express from 'express'\nimport helmet from 'helmet'\nconst app = express()\n${more}\napp.get('/tides', (req, res) => { res.json([]) })\napp.listen(80)\n`

  test('one finding a server', () => {
    expect(inspect(rule, server('').replace('import helmet from \'helmet\'\n', ''), all)).toEqual([expect.stringContaining('src/server.ts:2 warning medium')])
  })
  test.each(['app.use(helmet())', 'app.use((req, res, next) => { res.setHeader(\'X-Content-Type-Options\', \'nosniff\'); next() })'])('silent: %s', more => {
    expect(inspect(rule, server(more), all)).toEqual([])
  })
})

describe('no-disabled-tls-verification', () => {
  const rule = 'no-disabled-tls-verification'
  const cases = [
    ['pg', 'import { Pool } from \'pg\'\nexport const pool = new Pool({ ssl: { rejectUnauthorized: false } })\n'],
    ['sequelize', 'import { Sequelize } from \'sequelize\'\nexport const db = new Sequelize(process.env.URL!, { dialectOptions: { ssl: { rejectUnauthorized: false } } })\n'],
    ['typeorm', 'import { DataSource } from \'typeorm\'\nexport const db = new DataSource({ type: \'postgres\', ssl: { rejectUnauthorized: false } })\n'],
    ['node:https', 'import https from \'node:https\'\nexport const agent = new https.Agent({ rejectUnauthorized: false })\n']
  ] as const
  test.each(cases)('%s', (_, text) => {
    expect(inspect(rule, text)).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, text.replace('false', 'true'), all)).toEqual([])
    expect(inspect(rule, text.replace('false', 'process.env.NODE_ENV === \'production\''), all)).toEqual([])
    expect(fixed(rule, text)).toContain('rejectUnauthorized: true')
  })

  // Under these names other packages hand the options of Node on.
  test.each([
    ['a file of settings', 'module.exports = { production: { dialect: \'postgres\', dialectOptions: { ssl: { rejectUnauthorized: false } } } }\n', 'true'],
    ['options of an unknown client', 'import { connect } from \'harbour-client\'\nexport const options = { host: \'berths\', rejectUnauthorized: false }\nconnect(options)\n', 'true'],
    ['an assignment', 'export function relax(options: { rejectUnauthorized?: boolean }) { options.rejectUnauthorized = false }\n', 'true'],
    ['the environment', 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = \'0\'\n', '\'1\''],
    ['the environment, as a number', 'process.env[\'NODE_TLS_REJECT_UNAUTHORIZED\'] = 0\n', '1'],
    ['an old version', 'export const tls = { minVersion: \'TLSv1.1\' }\n', '\'TLSv1.2\''],
    ['an old method', 'import https from \'node:https\'\nexport const agent = new https.Agent({ secureProtocol: \'TLSv1_method\' })\n', null],
    ['an old default', 'import tls from \'node:tls\'\ntls.DEFAULT_MIN_VERSION = \'TLSv1\'\n', '\'TLSv1.2\''],
    ['any name in the certificate', 'import tls from \'node:tls\'\ntls.connect({ host: \'berths\', checkServerIdentity: () => undefined })\n', null]
  ])('by name: %s', (_, text, instead) => {
    expect(inspect(rule, text)).toEqual([expect.stringContaining('error medium')])
    if (instead !== null) expect(fixed(rule, text)).toContain(instead)
  })

  test('what a setting of the server decides for one other side', () => {
    const text = 'import https from \'node:https\'\nexport const agentFor = (ship: any) => new https.Agent(ship.isTrusted ? { rejectUnauthorized: false } : {})\n'
    expect(inspect(rule, text)).toEqual([])
    expect(inspect(rule, text, all)).toEqual([expect.stringContaining('error low')])
  })

  test.each([
    ['switched on', 'export const options = { rejectUnauthorized: true }\n'],
    ['the environment that is left', 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = \'1\'\n'],
    ['a new version', 'export const tls = { minVersion: \'TLSv1.3\' }\n'],
    ['the version of an application', 'export const app = { minVersion: \'1.0.0\' }\n'],
    ['a server that asks its clients for certificates', 'import https from \'node:https\'\nhttps.createServer({ requestCert: true, rejectUnauthorized: false }).listen(443)\n'],
    ['a name that is looked at', 'import tls from \'node:tls\'\ntls.connect({ host: \'berths\', checkServerIdentity: (host, cert) => { if (host !== \'berths\') return new Error(host) } })\n'],
    ['for development', 'if (process.env.NODE_ENV !== \'production\') process.env.NODE_TLS_REJECT_UNAUTHORIZED = \'0\'\n']
  ])('silent: %s', (_, text) => { expect(inspect(rule, text, all)).toEqual([]) })
})

describe('no-unsafe-production-default', () => {
  const rule = 'no-unsafe-production-default'
  const source = (options: string): string => `import { DataSource } from 'typeorm'\nexport const db = new DataSource({ type: 'postgres', ${options} })\n`
  test('of TypeORM', () => {
    expect(inspect(rule, source('synchronize: true'))).toEqual([expect.stringContaining('warning medium')])
    expect(inspect(rule, source('dropSchema: true'))).toEqual([expect.stringContaining('error high')])
    const chosen = source('').replace('{ type: \'postgres\',  }', 'process.env.NODE_ENV === \'production\' ? {} : local')
    expect(inspect(rule, `const local = { type: 'sqlite', synchronize: true }\n${chosen}`, all)).toEqual([])
    expect(inspect(rule, source('synchronize: process.env.NODE_ENV !== \'production\', dropSchema: false'), all)).toEqual([])
  })
})

describe('no-reflected-html, templates that do not escape', () => {
  const rule = 'no-reflected-html'
  test.each([
    ['Handlebars', 'import Handlebars from \'handlebars\'\nexport const page = Handlebars.compile(\'{{berth}}\', { noEscape: true })\n', 'noEscape: false'],
    ['nunjucks', 'import nunjucks from \'nunjucks\'\nnunjucks.configure(\'pages\', { autoescape: false })\n', 'autoescape: true'],
    ['eta', 'import { Eta } from \'eta\'\nexport const pages = new Eta({ autoEscape: false })\n', 'autoEscape: true'],
    ['mustache', 'import Mustache from \'mustache\'\nMustache.escape = text => text\n', 'Mustache.escape = text => `[${text}]`'],
    ['an option of mustache', 'import Mustache from \'mustache\'\nexport const page = (berth: object) => Mustache.render(\'{{name}}\', berth, {}, { escape: text => text })\n', 'escape: encode'],
    ['ejs', 'import ejs from \'ejs\'\nexport const page = (berth: object) => ejs.render(\'<%= name %>\', berth, { escape: text => text })\n', 'escape: encode']
  ])('%s', (_, text, clean) => {
    expect(inspect(rule, text)).toEqual([expect.stringContaining('error medium')])
    const [name = ''] = clean.split(/:| =/)
    const start = text.indexOf(name)
    const cleaned = text.slice(0, start) + clean + text.slice(start).replace(/^[^:=]*[:=] (?:true|false|text => text)/, '')
    expect(inspect(rule, cleaned, all)).toEqual([])
  })
  test('another object with a method of that name', () => {
    expect(inspect(rule, 'const codec = { escape: (text: string) => encodeURIComponent(text) }\ncodec.escape = text => text\nexport { codec }\n', all)).toEqual([])
  })
})
