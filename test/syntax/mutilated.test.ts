import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printModule } from '../../packages/engine/src/model/print.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { damage, sparks } from '../support/damage.ts'
import { checkModule } from './support/check-module.ts'
import { ownSources } from './support/read-sources.ts'

/** Enough to meet each kind of damage in each kind of syntax over some runs of CI; POSTERN_RUNS asks for more. */
const numRuns = Number(process.env.POSTERN_RUNS ?? 300)
const patience = 1_800_000

const sources = ownSources()

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
