import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { printModule } from '../../packages/engine/src/model/print.ts'
import { checkModule } from './support/check-module.ts'
import { lowered } from './support/lowered.ts'

describe('a text with mistakes', () => {
  test('gives what the parser recovered, and one note', () => {
    expect(lowered('const a = ;\nf(a, }\nconst b = a'))
      .toBe('const a = unknown()\n<f>(a)\nconst b = a\nnote 1:11 Expression expected. (and 2 more)')
  })

  test.each(['', ' ', '\ufeff', '#!', '}', ')))', '`', '"', '/', '<', '@', '\0', '\ud800', 'class', 'import', 'export {', 'enum', '({ a = 1 })', 'let', 'a ?', 'x = {,}'])('%j', (text) => {
    for (const path of ['/a.ts', '/a.tsx', '/a.js', '/a.d.ts']) expect(checkModule(lower(path, text), text)).toEqual([])
  })
})

/** Chains that the parser reads in a loop, however long they are. */
const chains: readonly [what: string, make: (length: number) => string][] = [
  ['a + b', length => `x = a${' + b'.repeat(length)}`],
  ['"a" + b', length => `x = "a"${' + b'.repeat(length)}`],
  ['a - b', length => `x = a${' - b'.repeat(length)}`],
  ['a - b + c', length => `x = a${' - b + c'.repeat(length)}`],
  ['a && b', length => `x = a${' && b'.repeat(length)}`],
  ['a, b', length => `a${', b'.repeat(length)}`],
  ['a.b', length => `a${'.b'.repeat(length)}`],
  ['a.b(() => c)', length => `a${'.b(() => c)'.repeat(length)}`],
  ['a[b]', length => `a${'[b]'.repeat(length)}`],
  ['a`b${c}`', length => `a${'`b${c}`'.repeat(length)}`],
  ['a!', length => `a${'!'.repeat(length)}`],
  ['a as b', length => `a${' as b'.repeat(length)}`],
  ['type a[]', length => `let x: a${'[]'.repeat(length)}`],
  ['type a.b', length => `let x: a${'.b'.repeat(length)}`]
]

/** Nesting, which the parser reads by recursion: deep enough, it gives up. */
const nestings: readonly [what: string, make: (depth: number) => string][] = [
  ['( )', depth => `x = ${'('.repeat(depth)}1${')'.repeat(depth)}`],
  ['[ ]', depth => `x = ${'['.repeat(depth)}1${']'.repeat(depth)}`],
  ['{ }', depth => `x = ${'{a:'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['f( )', depth => `${'f('.repeat(depth)}${')'.repeat(depth)}`],
  ['blocks', depth => `${'{'.repeat(depth)}${'}'.repeat(depth)}`],
  ['if', depth => `${'if (a) '.repeat(depth)}b`],
  ['else if', depth => `${'if (a) {} else '.repeat(depth)}b`],
  ['functions', depth => `${'function f() {'.repeat(depth)}${'}'.repeat(depth)}`],
  ['arrows', depth => `${'a => '.repeat(depth)}b`],
  ['classes', depth => `${'class A { a = '.repeat(depth)}1${'}'.repeat(depth)}`],
  ['conditions', depth => `x = ${'a ? b : '.repeat(depth)}c`],
  ['assignments', depth => `${'a = '.repeat(depth)}b`],
  ['templates', depth => `x = ${'`a${'.repeat(depth)}b${'}`'.repeat(depth)}`],
  ['patterns', depth => `let ${'{a:'.repeat(depth)}b${'}'.repeat(depth)} = c`],
  ['types', depth => `type A = ${'B<'.repeat(depth)}C${'>'.repeat(depth)}`],
  ['namespaces', depth => `namespace a${'.a'.repeat(depth)} {}`],
  ['labels', depth => `${'a: '.repeat(depth)};`],
  ['JSX', depth => `x = ${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`]
]

/** What later stages do with a tree, by recursion or as JSON: none of it may run out of stack. */
function isWalkable(text: string): void {
  const module = lower('/deep.tsx', text)
  expect(checkModule(module, text)).toEqual([])
  expect(() => [printModule(module), structuredClone(module), JSON.stringify(module)]).not.toThrow()
}

describe('depth', () => {
  test.each(chains)('%s, 300, 5,000 and 50,000 times', (_what, make) => {
    isWalkable(make(300))
    isWalkable(make(5_000))
    expect(lower('/long.tsx', make(50_000)).notes).toEqual([])
  })

  test.each(nestings)('%s, 200, 1,000 and 20,000 deep', (_what, make) => {
    isWalkable(make(200))
    isWalkable(make(1_000))
    isWalkable(make(20_000))
  })

  test('what is nested in the links of a chain that is too long is kept', () => {
    const module = lower('/routes.ts', `app${Array.from({ length: 2_000 }, (_, at) => `.get('/${at}', () => ${at})`).join('')}`)
    expect(module.functions).toHaveLength(2_001)
    expect(module.notes).toEqual([])
  })

  test('what is nested too deeply to be parsed is an empty module with a note', () => {
    const { functions, notes } = lower('/deep.ts', '['.repeat(100_000))
    expect(functions).toHaveLength(1)
    expect(notes.map(({ message }) => message)).toEqual(['1:1 Nested too deeply to be parsed.'])
  })
})

test('a module is plain data', () => {
  const text = 'export class A { constructor(private b: B) {} } const { c, ...d } = f(); enum E { x }'
  const module = lower('/shop.ts', text)
  expect(structuredClone(module)).toEqual(module)
  expect(JSON.parse(JSON.stringify(module))).toEqual(module)
})
