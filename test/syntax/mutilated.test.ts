import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printModule } from '../../packages/engine/src/model/print.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { checkModule } from './support/check-module.ts'
import { ownSources } from './support/read-sources.ts'

/** Enough to meet each kind of damage in each kind of syntax over some runs of CI; POSTERN_RUNS asks for more. */
const numRuns = Number(process.env.POSTERN_RUNS ?? 300)
const patience = 1_800_000

const sources = ownSources()

/** Words and signs that change what the text around them means. */
const sparks = [
  '(', ')', '{', '}', '[', ']', '<', '>', '`', '"', '\'', '/', '//', '/*', '*/', '${', '=', '=>', ';', ',', '.', '?.', '...', ':', '@', '#a', '\\', '\n', '\u2028',
  'class ', 'async ', 'await ', 'yield ', 'import ', 'export ', 'default ', 'enum ', 'namespace a.b ', 'declare ', 'let ', 'var ', 'of ', 'in ', 'static ', 'get ', 'accessor ',
  'constructor', 'abstract ', 'using ', 'type ', 'interface ', ' as any', ' satisfies T', 'new.target', 'import.meta', 'super', 'this', 'require("x")', 'module.exports = ',
  'exports.a = ', 'switch (a) {', 'case 1:', 'a:', '1n', '/re/g', '<a>', '</a>', '<a/>', '@d ', '++', '??=', '`a${b}c`', '{ a = 1 } = ', '[a, ...b] = '
]

/** One change of a text; numbers between 0 and 1 are places in it. */
type Damage = (text: string) => string
const place = fc.double({ min: 0, max: 1, noNaN: true })
const width = fc.integer({ min: 1, max: 80 })
const at = (text: string, where: number) => Math.floor(where * text.length)

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, width).map(([from, size]) => (text: string) => text.slice(0, at(text, from)) + text.slice(at(text, from) + size)),
  fc.tuple(place, width, place).map(([from, size, to]) => (text: string) => {
    const chunk = text.slice(at(text, from), at(text, from) + size)
    return text.slice(0, at(text, to)) + chunk + text.slice(at(text, to))
  }),
  fc.tuple(place, width, place).map(([one, size, other]) => (text: string) => {
    const [first, second] = [at(text, one), at(text, other)].sort((a, b) => a - b) as [number, number]
    const middle = Math.min(first + size, second)
    return text.slice(0, first) + text.slice(second, second + size) + text.slice(middle, second) + text.slice(first, middle) + text.slice(second + size)
  }),
  fc.tuple(place, fc.constantFrom(...sparks)).map(([where, spark]) => (text: string) => text.slice(0, at(text, where)) + spark + text.slice(at(text, where)))
)

const extension = fc.constantFrom('.ts', '.tsx', '.js', '.d.ts', '.mts', '.cjs')

/** What holds for every text. */
function holds(path: string, text: string): void {
  const module = lower(path, text)
  expect(checkModule(module, text)).toEqual([])
  expect(lower(path, text)).toEqual(module)
  expect(typeof printModule(module)).toBe('string')
}

test('a mutilated source is lowered to a sound tree', () => {
  fc.assert(fc.property(fc.constantFrom(...sources), fc.array(damage, { minLength: 1, maxLength: 6 }), extension, ({ path, text }, changes, ending) => {
    holds(path + ending, changes.reduce((before, change) => change(before), text))
  }), { numRuns })
}, patience)

test('so is any heap of words and signs', () => {
  const word = fc.oneof(fc.constantFrom(...sparks), fc.constantFrom('a', 'b', ' ', '1', '"c"'), fc.string({ maxLength: 3, unit: 'binary' }))
  fc.assert(fc.property(fc.array(word, { maxLength: 40 }), extension, (words, ending) => {
    holds(`/heap${ending}`, words.join(''))
  }), { numRuns: numRuns * 5 })
}, patience)
