import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-insecure-random'
const all = { preset: 'all' } as const
const head = 'import { createHash, randomBytes, randomInt, randomUUID, createCipheriv } from \'node:crypto\'\n'

describe('reported', () => {
  test.each([
    ['a token', 'export const token = Math.random().toString(36).slice(2)', 'high'],
    ['a property', 'export const row = () => ({ resetToken: \'r\' + Math.random() })', 'high'],
    ['an assignment', 'export function lend(reader: { otp: string }) { reader.otp = `${Math.floor(Math.random() * 9000)}` }', 'high'],
    ['what a function gives', 'export function makePassword() { let text = \'\'; for (let i = 0; i < 8; i++) text += \'abc\'.charAt(Math.floor(Math.random() * 3)); return text }', 'high'],
    ['a list of signs', 'export const apiKey = Array.from({ length: 8 }, () => \'abc\'[Math.floor(Math.random() * 3)]).join(\'\')', 'high'],
    ['a digest of it', 'export const sessionToken = createHash(\'sha256\').update(String(Math.random())).digest(\'hex\')', 'high'],
    ['a time', 'export const inviteToken = () => Date.now().toString(36)', 'medium'],
    ['a time that is read otherwise', 'export const inviteToken = () => String(new Date().getTime())', 'medium']
  ])('%s', (_, text, level) => {
    expect(inspect(rule, `${head}${text}\n`, all)).toEqual([expect.stringContaining(`error ${level}`)])
  })

  test('one finding for a number and a time that make one token', () => {
    expect(inspect(rule, `${head}export const token = () => \`\${Date.now()}-\${Math.random()}\`\n`, all)).toEqual([expect.stringContaining('`Math.random()` makes a token')])
  })

  test('through files, where it becomes a secret', () => {
    const files = {
      'src/text.ts': 'export const signs = (count: number) => Array.from({ length: count }, () => Math.random().toString(36)).join(\'\')\n',
      'src/server.ts': 'import { signs } from \'./text.ts\'\nexport const reset = () => ({ resetToken: signs(8) })\n'
    }
    expect(inspect(rule, files, all)).toEqual([expect.stringContaining('src/text.ts:1 error high')])
    expect(inspect(rule, { ...files, 'src/server.ts': files['src/server.ts'].replace('resetToken', 'colour') }, all)).toEqual([])
  })

  test('what a library takes for a vector', () => {
    const text = (vector: string): string => `${head}export const sealed = (key: Buffer) => createCipheriv('aes-256-gcm', key, ${vector})\n`
    expect(inspect(rule, text('Buffer.from(String(Math.random()))'), all)).toEqual([expect.stringContaining('an initialisation vector')])
    expect(inspect(rule, text('randomBytes(12)'), all)).toEqual([])
  })
})

describe('silent', () => {
  test.each([
    ['a good token', 'export const token = randomBytes(16).toString(\'hex\')'],
    ['a good code', 'export const otp = String(randomInt(1000000))'],
    ['a name beside', 'export const colour = Math.random() * 360'],
    ['how many tokens', 'export const maxTokens = Math.floor(Math.random() * 10)'],
    ['an id mixed in', 'export const token = `${randomUUID()}-${Date.now()}`'],
    ['something unknown mixed in', 'export const token = `${seal()}-${Math.random()}`'],
    ['when it ends', 'export const tokenExpiresAt = Date.now() + 3600'],
    ['only outside production', 'export const token = process.env.NODE_ENV === \'production\' ? randomUUID() : Math.random()'],
    ['Math.random of the project', 'const Math = { random: () => randomBytes(4) }\nexport const token = Math.random()']
  ])('%s', (_, text) => {
    expect(inspect(rule, `${head}${text}\n`, all)).toEqual([])
  })
})

test('the fix keeps the range', () => {
  expect(fixed(rule, `${head}export const otp = 1000 + Math.floor(Math.random() * 9000)\n`)).toContain('1000 + randomInt(9000)\n')
})
