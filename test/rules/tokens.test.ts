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

  // Each with the same where the value comes from the environment.
  test.each([
    ['jose 2', 'import { JWT } from \'jose\'\nexport const token = (claims: object) => JWT.sign(claims, SECRET)\n'],
    ['a key of jose 2', 'import { JWK, JWT } from \'jose\'\nconst key = JWK.asKey(SECRET)\nexport const read = (token: string) => JWT.verify(token, key)\n'],
    ['bytes for jose', 'import { SignJWT } from \'jose\'\nexport const token = () => new SignJWT({}).setExpirationTime(\'1h\').sign(new TextEncoder().encode(SECRET))\n'],
    ['a JWK', 'import { importJWK } from \'jose\'\nexport const key = await importJWK({ kty: \'oct\', k: SECRET })\n'],
    ['jwt-simple', 'import jwt from \'jwt-simple\'\nexport const token = (claims: object) => jwt.encode(claims, SECRET)\n'],
    ['fast-jwt', 'import { createSigner } from \'fast-jwt\'\nexport const sign = createSigner({ key: SECRET })\n'],
    ['cookie-session', 'import session from \'cookie-session\'\nexport const guard = session({ keys: [SECRET] })\n'],
    ['iron-session', 'import { getIronSession } from \'iron-session\'\nexport const read = (req, res) => getIronSession(req, res, { password: SECRET, cookieName: \'s\' })\n'],
    ['a strategy of passport', 'import passport from \'passport\'\nimport { Strategy } from \'passport-jwt\'\npassport.use(new Strategy({ secretOrKey: SECRET, jwtFromRequest: () => null }, () => {}))\n'],
    ['one whose package nobody knows', 'import { Strategy } from \'passport-harbour\'\nexport const login = new Strategy({ clientID: \'berths\', clientSecret: SECRET }, () => {})\n'],
    ['options that are filled', 'import { Strategy } from \'passport-harbour\'\nconst options: Record<string, string> = {}\noptions.clientSecret = SECRET\nexport const login = new Strategy(options, () => {})\n'],
    ['a field', 'import { Strategy } from \'passport-jwt\'\nexport class Login {\n  key: string\n  constructor() { this.key = SECRET }\n  strategy() { return new Strategy({ secretOrKey: this.key }, () => {}) }\n}\n'],
    ['credentials of AWS', 'import { S3Client } from \'@aws-sdk/client-s3\'\nexport const store = new S3Client({ credentials: { accessKeyId: \'harbour\', secretAccessKey: SECRET } })\n'],
    ['Stripe', 'import Stripe from \'stripe\'\nexport const payments = new Stripe(SECRET)\n'],
    ['mail', 'import nodemailer from \'nodemailer\'\nexport const mail = nodemailer.createTransport({ host: \'mail.harbour.example\', auth: { user: \'berths\', pass: SECRET } })\n'],
    ['Redis', 'import Redis from \'ioredis\'\nexport const cache = new Redis({ host: \'cache\', password: SECRET })\n'],
    ['Sequelize', 'import { Sequelize } from \'sequelize\'\nexport const db = new Sequelize(\'berths\', \'harbour\', SECRET, { dialect: \'postgres\' })\n'],
    ['MySQL', 'import mysql from \'mysql2/promise\'\nexport const pool = mysql.createPool({ host: \'db\', password: SECRET })\n'],
    ['crypto-js', 'import CryptoJS from \'crypto-js\'\nexport const seal = (text: string) => CryptoJS.AES.encrypt(text, SECRET).toString()\n']
  ])('of %s', (_, text) => {
    expect(inspect(rule, text.replaceAll('SECRET', '\'berth-7-of-the-harbour\''))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, text.replaceAll('SECRET', 'process.env.KEY'), { preset: 'all' })).toEqual([])
  })

  test.each([
    ['a label', 'export const labels = { clientSecret: \'Secret of the client\' }\n'],
    ['the password of a database that is a file', 'import { Sequelize } from \'sequelize\'\nexport const db = new Sequelize(\'berths\', \'harbour\', \'berth-7\', { dialect: \'sqlite\' })\n'],
    ['what stands for no key', 'import OpenAI from \'openai\'\nexport const model = new OpenAI({ apiKey: process.env.KEY || \'sk-\' })\n'],
    ['a message of one\'s own function', 'function check(rules: object) { return rules }\nexport const form = check({ clientSecret: \'is needed\' })\n']
  ])('silent: %s', (_, text) => { expect(inspect(rule, text, { preset: 'all' })).toEqual([]) })

  const connects = (url: string): string => `import mongoose from 'mongoose'\nawait mongoose.connect(${url})\n`
  test.each([
    ['\'mongodb+srv://berths:tide-7@harbour.example.net/berths\''],
    ['`mongodb://berths:tide-7@${process.env.HOST}/berths`'],
    ['process.env.URL || \'mongodb://berths:tide-7@10.0.0.7/berths\'']
  ])('in an address: %s', url => { expect(inspect(rule, connects(url))).toEqual([expect.stringContaining('error high')]) })

  test.each([
    ['\'mongodb://localhost/berths\''], ['\'mongodb://berths:berths@localhost:27017/berths\''], ['\'mongodb://db.harbour.example/berths\''],
    ['`mongodb://berths:${process.env.PASSWORD}@harbour.example/berths`'], ['\'mongodb://berths:<password>@harbour.example/berths\''], ['process.env.URL']
  ])('silent in an address: %s', url => { expect(inspect(rule, connects(url), { preset: 'all' })).toEqual([]) })

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

  test('a check that is left out', () => {
    const text = (argument: string): string => `import jwt from 'jwt-simple'\nexport const read = (token: string) => jwt.decode(token, process.env.KEY${argument})\n`
    expect(inspect(rule, text(', true'))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, text(', \'HS256\''))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, text(', false, \'HS256\''), { preset: 'all' })).toEqual([])
    expect(inspect(rule, text(''), { preset: 'all' })).toEqual([])
    expect(fixed(rule, text(', true'))).toContain('process.env.KEY, false)')
  })

  test('a key that stands for none', () => {
    const text = (key: string): string => `import { JWK, JWT } from 'jose'\nexport const read = (token: string) => JWT.verify(token, ${key})\n`
    expect(inspect(rule, text('JWK.None'))).toEqual([expect.stringContaining('error high')])
    expect(inspect(rule, text('JWK.asKey(process.env.KEY)'), { preset: 'all' })).toEqual([])
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
