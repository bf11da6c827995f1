import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const head = 'import jwt from \'jsonwebtoken\'\n'

describe('no-hardcoded-secret', () => {
  const rule = 'no-hardcoded-secret'
  const files = (key: string, more = ''): Record<string, string> => ({
    'src/server.ts': `${head}import { settings } from './settings.ts'\n${more}export const token = (id: string) => jwt.sign({ id }, ${key}, { expiresIn: 60 })\n`,
    'src/settings.ts': 'export const settings = { key: \'berth-7\', salt: process.env.SALT, ...{} }\n'
  })

  test.each([
    ['\'berth-7\'', 'src/server.ts:3'],
    ['settings.key', 'src/settings.ts:1'],
    ['process.env.KEY ?? \'berth-7\'', 'src/server.ts:3'],
    ['Buffer.from(\'YmVydGg\', \'base64\')', 'src/server.ts:3'],
    ['key', 'src/server.ts:3', 'const key = `berth-7`\n'],
    ['keyOf()', 'src/server.ts:3', 'function keyOf() { return \'berth-7\' }\n'],
    ['process.env.NODE_ENV === \'production\' ? \'berth-7\' : \'x\'', 'src/server.ts:3']
  ])('%s', (key, place, more = '') => {
    expect(inspect(rule, files(key, more))).toEqual([expect.stringContaining(`${place} error high`)])
  })

  test.each([
    ['process.env.KEY'],
    ['settings.salt'],
    ['readKey()'],
    ['await crypto.subtle.importKey(\'raw\', bytes, \'HMAC\', false, [\'sign\'])'],
    ['registry.from(\'keys\')'],
    ['process.env.NODE_ENV === \'production\' ? process.env.KEY : \'x\''],
    ['key', 'const key = process.env.KEY\nif (!key) throw new Error(\'Set KEY.\')\n'],
    ['\'-----BEGIN PUBLIC KEY-----\'']
  ])('silent: %s', (key, more = '') => {
    expect(inspect(rule, files(key, more), { preset: 'all' })).toEqual([])
  })

  test('one finding a secret, wherever it is taken', () => {
    const both = files('settings.key', 'export const claims = (text: string) => jwt.verify(text, settings.key)\n')
    expect(inspect(rule, both)).toEqual([expect.stringContaining('`jsonwebtoken.sign`, `jsonwebtoken.verify`')])
  })

  test.each([
    ['express-session', 'import session from \'express-session\'\nimport express from \'express\'\nexpress().use(session({ secret: [\'berth-7\'] }))\n'],
    ['cookie-parser', 'import parse from \'cookie-parser\'\nimport express from \'express\'\nexpress().use(parse(\'berth-7\'))\n'],
    ['`jwt`', 'import jwt from \'@fastify/jwt\'\nimport fastify from \'fastify\'\nfastify().register(jwt, { secret: \'berth-7\' })\n'],
    ['node:crypto.createHmac', 'import { createHmac } from \'node:crypto\'\nexport const mac = (text: string) => createHmac(\'sha256\', \'berth-7\').update(text).digest(\'hex\')\n'],
    ['SignJWT.sign', 'import { SignJWT } from \'jose\'\nexport const token = () => new SignJWT({}).setProtectedHeader({ alg: \'HS256\' }).sign(new TextEncoder().encode(\'berth-7\'))\n'],
    ['JwtModule.register', 'import { Module } from \'@nestjs/common\'\nimport { JwtModule } from \'@nestjs/jwt\'\n@Module({ imports: [JwtModule.register({ secret: \'berth-7\' })] })\nexport class Harbour {}\n'],
    ['jwt.jwt', 'import { Hono } from \'hono\'\nimport { jwt } from \'hono/jwt\'\nnew Hono().use(jwt({ secret: \'berth-7\' }))\n']
  ])('of %s', (callee, text) => {
    expect(inspect(rule, text)).toEqual([expect.stringContaining(callee)])
    expect(inspect(rule, text.replace('\'berth-7\'', 'process.env.KEY!'))).toEqual([])
  })

  test('the name of the variable', () => {
    expect(fixed(rule, `${head}const signingKey = 'berth-7'\nexport const token = () => jwt.sign({}, signingKey, { expiresIn: 60 })\n`))
      .toContain('const signingKey = process.env.SIGNING_KEY ?? (() => { throw new Error(\'Set SIGNING_KEY.\') })()')
  })
})

describe('no-unverified-jwt', () => {
  const rule = 'no-unverified-jwt'
  const check = (options: string): string => `${head}export const claims = (text: string) => jwt.verify(text, process.env.KEY!${options})\n`

  test('the algorithm none', () => {
    expect(inspect(rule, check(', { algorithms: [\'HS256\', \'none\'] }'))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, check(', { algorithms: [\'HS256\', \'HS512\'] }'))).toEqual([])
  })

  test.each([['jsonwebtoken', '^4.0.0', '^9.0.0', check('')], [
    'express-jwt', '5.3.0', '^8.0.0', 'import { expressjwt } from \'express-jwt\'\nimport express from \'express\'\nexpress().use(expressjwt({ secret: process.env.KEY! }))\n'
  ]])('no list of algorithms, in versions of %s that need one', (name, old, now, text) => {
    const files = (version: string): Record<string, string> => ({ 'package.json': JSON.stringify({ dependencies: { [name]: version } }), 'src/server.ts': text })
    expect(inspect(rule, files(old))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, files(now))).toEqual([])
  })

  const route = (body: string): string => `${head}import express from 'express'\nconst app = express()\napp.get('/crates', (req, res) => { const text = req.get('authorization')!\n${body} })\n`

  test('decode decides, unless the token was verified', () => {
    expect(inspect(rule, route('res.json({ id: jwt.decode(text)?.sub })'))).toEqual([expect.stringContaining('`GET /crates` relies on')])
    expect(inspect(rule, route('const kid = jwt.decode(text, { complete: true })?.header.kid\nres.json(jwt.verify(text, keys[kid!]))'))).toEqual([])
  })
})

describe('require-token-expiry', () => {
  const rule = 'require-token-expiry'
  const sign = (rest: string): string => `${head}export const token = (id: string, more: object) => jwt.sign(${rest})\n`

  test.each(['{ id }, process.env.KEY!', '{ id }, process.env.KEY!, { algorithm: \'HS256\' }', '{ id }, process.env.KEY!, {}'])('%s', rest => {
    expect(inspect(rule, sign(rest))).toEqual([expect.stringContaining('error high')])
  })
  test.each(['{ id }, process.env.KEY!, { expiresIn: \'1h\' }', '{ id, exp: 1 }, process.env.KEY!', '{ id }, process.env.KEY!, options', 'more, process.env.KEY!'])('silent: %s', rest => {
    expect(inspect(rule, sign(rest))).toEqual([])
  })
  test('fixed', () => {
    expect(fixed(rule, sign('{ id }, process.env.KEY!, { algorithm: \'HS256\' }'))).toContain('{ expiresIn: \'15m\', algorithm: \'HS256\' }')
  })
})
