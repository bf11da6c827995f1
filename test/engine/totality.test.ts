import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { answer, engine, failures, fixture, hostOf, type Texts } from './support/engine.ts'

/** Each run is a whole project twice over: a few say whether the idea holds, POSTERN_RUNS asks for more. */
const numRuns = Number(process.env.POSTERN_RUNS ?? 4)
const patience = 1_800_000

/** A server around the given statements. */
function server(body: string): Texts {
  return {
    'app.ts': `import express from 'express'
import { Pool } from 'pg'
const pool = new Pool()
export const app = express()
app.use(express.json())
${body}
app.listen(3000)
`
  }
}

/** A server with one route that answers with the expression. */
const answering = (expression: string): Texts => server(`app.get('/books', (req, res) => res.json(${expression}))`)
const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + 'req.query.title' + close.repeat(levels)
const listed = (count: number, item: (index: number) => string, between: string): string => Array.from({ length: count }, (_, index) => item(index)).join(between)

const extremes: Readonly<Record<string, Texts>> = {
  'parentheses 10,000 deep': answering(nested(10_000, '(', ')')),
  'calls 10,000 deep': answering(nested(10_000, 'String(', ')')),
  'arrays 10,000 deep': answering(nested(10_000, '[', ']')),
  'objects 10,000 deep': answering(nested(10_000, '{a:', '}')),
  'a path of 10,000 members': answering(`req.query${'.a'.repeat(10_000)}`),
  'a chain of 10,000 calls': answering(`req.query.title${'.trim()'.repeat(10_000)}`),
  '20,000 alternatives': answering(listed(20_000, () => 'req.query.title', ' || ')),
  'a text of 20,000 parts': server(`app.get('/books', (req, res) => pool.query(${listed(20_000, () => '\'a\' + req.query.title', ' + ')}))`),
  'an array of 100,000 numbers': answering(`[${listed(100_000, String, ',')}]`),
  'a table of 50,000 entries': server(`const table = {${listed(50_000, index => `k${index}: ${index}`, ',')}}\napp.get('/books', (req, res) => res.json(table))`),
  '3,000 conditions in a row': server(`app.get('/books', (req, res) => { let x = req.query.title; ${listed(3000, index => `if (x === '${index}') x += 'a'`, ';')}; pool.query('a' + x) })`),
  '40 functions that each call the next three times': server(`${listed(40, index => `function f${index}(x: string): unknown { return [f${index + 1}(x), f${index + 1}(x + 'a'), f${index + 1}(x)] }`, '\n')}
function f40(x: string) { return pool.query('a' + x) }
app.get('/books', (req, res) => res.json(f0(req.query.title)))`),
  'functions that all call each other': server(`${listed(7, index => `function f${index}(x: any): any { return ${listed(5, call => `f${(index * 7 + call * 13 + 1) % 7}(x)`, ' || ')} }`, '\n')}
app.get('/books', (req, res) => pool.query(f0(req.query.title)))`),
  'a router in itself': server('const r = express.Router()\nr.use(\'/x\', r)\napp.use(\'/y\', r)\nr.get(\'/z\', (req, res) => res.json(1))'),
  'files that import, export and extend each other in circles': {
    ...server('import { a, B } from \'./a\'\napp.use(a)\napp.get(\'/books\', new B().x)'),
    'a.ts': 'export * from \'./b\'\nimport { b } from \'./b\'\nexport class A extends b {}\nexport const a = b',
    'b.ts': 'export * from \'./a\'\nexport * from \'./c\'\nimport { a, A } from \'./a\'\nexport class B extends A {}\nexport const b = a',
    'c.ts': 'export * from \'./a\'\nexport * as c from \'./c\'\nexport { default } from \'./c\'\nexport class C extends C {}\nmodule.exports = require(\'./c\')'
  },
  'types in circles': server('type A = B | A\ntype B = A & B\ninterface I extends J {}\ninterface J extends I {}\nfunction f(x: A): I { return x }\napp.get(\'/books\', (req, res) => res.json(f(req.body)))')
}

describe('extremes cost neither the run nor a stage', () => {
  it.each(Object.entries(extremes))('%s', (_, texts) => {
    expect(failures(engine(texts))).toEqual([])
  }, patience)
})

test('a mutilated project is answered, twice the same', () => {
  const texts = fixture('harbour')
  const edit = fc.tuple(fc.constantFrom(...Object.keys(texts)), damage)
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), edits => {
    const now: Record<string, string> = { ...texts }
    for (const [path, change] of edits) now[path] = change(now[path] ?? '')
    const workspace = engine(now)
    expect(failures(workspace)).toEqual([])
    expect(answer(engine(now))).toBe(answer(workspace))
  }), { numRuns })
}, patience)

test('links in circles end, and a file that cannot be read costs itself alone', () => {
  const texts = server('app.get(\'/books\', (req, res) => pool.query(\'a\' + req.query.title))')
  const host = hostOf({ ...texts, 'lost.ts': '' }, { 'loop': '/srv/shop', 'far/again': '/srv/shop/far' })
  const workspace = engine(texts, { ...host, read: path => path.endsWith('/lost.ts') ? null : host.read(path) })
  expect(workspace.files().map(path => path.slice('/srv/shop/'.length))).toEqual(['app.ts', 'lost.ts'])
  expect(workspace.routes().routes).toHaveLength(1)
  expect(workspace.notes().map(({ path, stage }) => `${stage} ${path}`)).toEqual(['read /srv/shop/lost.ts'])
}, patience)
