import { describe, expect, it } from 'vitest'
import { libraries } from '../../packages/engine/src/libraries/index.ts'
import { readPolicy } from '../../packages/engine/src/policy/index.ts'

const context = { rules: ['no-sql-injection', 'require-authentication'], folder: '/shop', today: '2030-06-15' }

/** What is wrong with a policy, as `line:column message`. */
function complaints(text: string): string[] {
  const result = readPolicy(text, context)
  return result.ok ? [] : result.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

function policy(text: string) {
  const result = readPolicy(text, context)
  if (!result.ok) throw new Error(result.problems.map(problem => problem.message).join('\n'))
  return result
}

describe('a policy', () => {
  it('may hold comments, trailing commas and the mark of the byte order', () => {
    const { preset } = policy('\uFEFF{ // what we want\n  "preset": "strict", /* all */ }')
    expect(preset).toBe('strict')
  })

  it('is read into words of the model', () => {
    const { policy: read } = policy(`{
      "$schema": "./node_modules/postern/dist/schema.json",
      "public": [{ "route": "GET /books/*", "reason": "the catalogue is open" }],
      "guards": [{ "module": "./src/gate.ts", "name": "gate" }],
      "columns": { "sensitive": ["pin"], "notPrivileged": ["Book.status"] },
      "rules": { "postern/no-sql-injection": "warn", "require-authentication": "off" },
      "ignore": ["legacy/"],
      "gateway": { "authentication": ["/admin/*"] },
      "libraries": [{ "package": "@shop/db", "exports": { "run": { "call": { "inputs": { "0": "sql-text" } } } } }]
    }`)
    expect(read).toEqual({
      folder: '/shop',
      public: [{ route: 'GET /books/*', reason: 'the catalogue is open', until: null }],
      guards: [{ module: './src/gate.ts', name: 'gate', refuses: 'authentication' }],
      sensitive: ['pin'],
      notSensitive: [],
      privileged: [],
      notPrivileged: ['Book.status'],
      rules: { 'no-sql-injection': 'warn', 'require-authentication': 'off' },
      ignore: ['legacy/'],
      gateway: { authentication: ['/admin/*'], rateLimit: [] },
      libraries: [{ package: '@shop/db', versions: '*', manual: 'postern.json', exports: { run: { call: { inputs: { 0: 'sql-text' } } } } }]
    })
  })

  it('drops an open route after its last day, and says so', () => {
    const text = (day: string): string => `{\n  "public": [{ "route": "POST /sale", "reason": "the summer sale", "until": "${day}" }]\n}`
    expect(policy(text('2030-06-15'))).toMatchObject({ policy: { public: [{ until: '2030-06-15' }] }, remarks: [] })
    expect(policy(text('2030-06-14'))).toMatchObject({
      policy: { public: [] },
      remarks: [{ line: 2, column: 25, message: 'The entry for "POST /sale" counted until 2030-06-14: guard the route, or give it a later day.' }]
    })
  })

  it('may hold any model that Postern itself has', () => {
    const text = JSON.stringify({ libraries })
    expect(complaints(text)).toEqual([])
  })
})

describe('what is wrong is said with line and column:', () => {
  it.each<[string, string, string[]]>([
    ['an empty file', ' \n', ['1:1 The file is empty: write at least `{}`.']],
    ['no object', '[]', ['1:1 The file must be an object.']],
    ['broken JSON', '{\n  "preset": "strict"\n  "ignore": []\n}', ['3:3 This is not JSON with comments: comma expected.']],
    ['an unknown key', '{\n  "ignored": []\n}', [
      '2:3 Unknown key "ignored" in the file. It may hold preset, public, guards, columns, rules, ignore, gateway, libraries.'
    ]],
    ['an unknown key inside', '{ "columns": { "secret": [] } }', [
      '1:16 Unknown key "secret" in "columns". It may hold sensitive, notSensitive, privileged, notPrivileged.'
    ]],
    ['a value that is none', '{ "preset": "relaxed" }', ['1:13 "preset" must be one of recommended, strict, all.']],
    ['a type', '{ "ignore": "legacy" }', ['1:13 "ignore" must be an array.']],
    ['a level', '{ "rules": { "no-sql-injection": 2 } }', ['1:34 "rules.no-sql-injection" must be one of off, warn, error.']],
    ['a rule that there is not', '{ "rules": {\n "no-sql": "off" } }', [
      '2:2 There is no rule "no-sql". The rules are no-sql-injection, require-authentication.'
    ]],
    ['a name that no rule can have', '{ "rules": { "No SQL": "off" } }', ['1:14 "No SQL" is not the name of a rule.']],
    ['a reason that is missing', '{ "public": [{ "route": "/" }] }', ['1:14 "public[0]" lacks "reason".']],
    ['a reason that says nothing', '{ "public": [{ "route": "/", "reason": "ok" }] }', ['1:40 "public[0].reason" needs at least 8 characters.']],
    ['an empty name', '{ "ignore": [""] }', ['1:14 "ignore[0]" must not be empty.']],
    ['a key that stands twice', '{ "ignore": ["a"],\n "ignore": ["b"] }', ['2:2 The key "ignore" stands twice here: put both together.']],
    ['several things, in the order of the text', '{\n "preset": 1,\n "ignore": 2\n}', [
      '2:12 "preset" must be one of recommended, strict, all.',
      '3:12 "ignore" must be an array.'
    ]],
    ['a port of a library', '{ "libraries": [{ "package": "p", "exports": { "run": { "call": { "inputs": { "first": "sql-text" } } } } }] }', [
      '1:79 "first" is not a name that "libraries[0].exports.run.call.inputs" may hold.'
    ]],
    ['a kind of a library', '{ "libraries": [{ "package": "p", "exports": { "run": { "call": [{ "inputs": { "0": "sql" } }] } } }] }', [
      expect.stringMatching(/^1:85 "libraries\[0\]\.exports\.run\.call\[0\]\.inputs\[0\]" must be one of sql-text, /) as string
    ]],
    ['a word that libraries do not have', '{ "libraries": [{ "package": "p", "exports": { "run": { "calls": {} } } }] }', [
      expect.stringMatching(/^1:57 Unknown key "calls" in "libraries\[0\]\.exports\.run"\. It may hold type, of, /) as string
    ]]
  ])('%s', (_, text, expected) => {
    expect(complaints(text)).toEqual(expected)
  })

  it('a route that cannot be one', () => {
    expect(complaints('{ "public": [{ "route": "books", "reason": "catalogue" }] }'))
      .toEqual([expect.stringMatching(/^1:25 "public\[0\]\.route" does not have the form \S+ .*\(A method and a path/) as string])
  })

  it('brackets without end', () => {
    expect(complaints('['.repeat(100_000))).toEqual(['1:1 Brackets are nested deeper than 200 levels: this is no policy.'])
  })
})
