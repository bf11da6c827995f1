import { describe, expect, test } from 'vitest'
import type { Problem, RuleMeta, View } from '../../packages/engine/src/model/index.ts'
import { emptyPolicy } from '../../packages/engine/src/policy/index.ts'
import { runRules, settle, type Raised, type Settings } from '../../packages/engine/src/rules/index.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'

const path = '/harbour/src/berths.ts'
const strict: Settings = { preset: 'strict', roots: ['/harbour'] }

function rule(name: string, more: Partial<RuleMeta> = {}): RuleMeta {
  return {
    name, description: '', risks: [], cwe: [], owasp: [], preset: 'recommended', severity: 'error', confidence: 'medium', fixable: false,
    hasSuggestions: false, ...more
  }
}

function view(text: string, rules: View['policy']['rules'] = {}): View {
  const module = lower(path, text)
  return {
    policy: { ...emptyPolicy, rules }, module: () => module, text: () => text, program: { modules: new Map([[path, module]]) }
  } as unknown as View
}

function at(text: string, word: string, more: Partial<Problem> = {}): Problem {
  const start = text.indexOf(word)
  return {
    place: { path, start, end: start + word.length }, message: word, confidence: 'high', steps: [], related: [], fixes: [], identity: word, ...more
  }
}

/** The words of the findings that remain when every word is reported by the rule `open-gate`. */
function remaining(text: string, settings = strict): string[] {
  const words = ['moor', 'sail', 'dock']
  return settle(words.filter(word => text.includes(word)).map(word => ({ rule: rule('open-gate'), problem: at(text, word) })), view(text), settings)
    .map(finding => finding.message)
}

describe('comments that silence', () => {
  test.each([
    ['moor()\nsail()', ['moor', 'sail']],
    ['// eslint-disable-next-line postern/open-gate\nmoor()\nsail()', ['sail']],
    ['// eslint-disable-next-line\nmoor()\nsail()', ['sail']],
    ['// eslint-disable-next-line no-alert, postern/open-gate -- said the harbour master\nmoor()', []],
    ['// eslint-disable-next-line no-alert\nmoor()', ['moor']],
    ['// eslint-disable-next-line open-gate\nmoor()', ['moor']],
    ['moor() // eslint-disable-line postern/open-gate\nsail()', ['sail']],
    ['/* eslint-disable postern/open-gate */\nmoor()\n/* eslint-enable postern/open-gate */\nsail()', ['sail']],
    ['/* eslint-disable */\nmoor()\n/* eslint-enable postern/open-gate */\nsail()', ['sail']],
    ['/* eslint-disable */\nmoor()\n/* eslint-enable no-alert */\nsail()', []],
    ['// eslint-disable\nmoor()', ['moor']],
    ['moor()\n/* eslint-disable */\nsail()', ['moor']],
    ['// postern-disable-next-line open-gate -- tides are public\nmoor()\nsail()', ['sail']],
    ['// postern-disable-next-line postern/open-gate\nmoor()', []],
    ['// postern-disable-next-line other-rule\nmoor()', ['moor']],
    ['moor() // postern-disable-line\nsail()', ['sail']],
    ['// postern-disable\nmoor()\n// postern-enable\nsail()', ['sail']],
    ['/* postern-disable open-gate */\nmoor()\nsail()', []]
  ])('%s', (text, words) => { expect(remaining(text)).toEqual(words) })

  test('a host that judges eslint comments itself sees them all', () => {
    expect(remaining('// eslint-disable-next-line\nmoor()\n// postern-disable-next-line\nsail()', { ...strict, eslintDirectives: false })).toEqual(['moor'])
  })
})

describe('findings', () => {
  const text = 'moor()\nsail()\ndock()'

  test('one defect is one finding, the surest', () => {
    const low = { rule: rule('open-gate'), problem: at(text, 'moor', { confidence: 'low', message: 'maybe' }) }
    const high = { rule: rule('open-gate'), problem: at(text, 'moor') }
    expect(settle([low, high], view(text), strict)).toMatchObject([{ message: 'moor', confidence: 'high' }])
    expect(settle([high, low], view(text), strict)).toMatchObject([{ message: 'moor' }])
  })

  test('the order is that of the text, whatever order they came in', () => {
    const raised: Raised[] = ['dock', 'moor', 'sail'].map(word => ({ rule: rule('open-gate'), problem: at(text, word) }))
    const all = settle(raised, view(text), strict)
    expect(all.map(each => each.message)).toEqual(['moor', 'sail', 'dock'])
    expect(settle(raised.toReversed(), view(text), strict)).toEqual(all)
  })

  test('levels of the policy go before those of the rule', () => {
    const raised = [{ rule: rule('open-gate'), problem: at(text, 'moor') }]
    expect(settle(raised, view(text, { 'open-gate': 'warn' }), strict)[0]?.severity).toBe('warning')
    expect(settle(raised, view(text), strict)[0]?.severity).toBe('error')
  })

  test('recommended leaves out what the rule calls doubtful', () => {
    const raised = [{ rule: rule('open-gate'), problem: at(text, 'moor', { confidence: 'low' }) }]
    expect(settle(raised, view(text), { preset: 'recommended' })).toEqual([])
    expect(settle(raised, view(text), strict)).toHaveLength(1)
  })

  test('a fingerprint outlives edits elsewhere and tells alike ones apart', () => {
    const print = (source: string): string[] => settle(
      ['moor', 'sail'].map(word => ({ rule: rule('open-gate'), problem: at(source, word, { identity: 'gate' }) })), view(source), strict
    ).map(each => each.fingerprint)
    const [first, second] = print(text)
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    expect(first).not.toBe(second)
    expect(print(`const tide = 1\n${text}`)).toEqual([first, second])
  })
})

describe('rules', () => {
  const calm = { meta: rule('calm'), run: () => [at('moor()', 'moor')] }
  const broken = {
    meta: rule('broken'),
    * run() {
      yield at('sail()', 'sail')
      throw new Error('storm')
    }
  }

  test('one that throws costs its own further findings and a note', () => {
    const { problems, notes } = runRules([broken, calm], view('moor()'), strict)
    expect(problems.map(each => each.rule.name)).toEqual(['broken', 'calm'])
    expect(notes).toMatchObject([{ stage: 'rule', path }])
    expect(notes[0]?.message).toContain('storm')
  })

  test('run when their preset or the policy says so', () => {
    const strictOnly = { meta: rule('late', { preset: 'strict' }), run: calm.run }
    const names = (preset: Settings['preset'], levels: View['policy']['rules'] = {}): string[] =>
      runRules([calm, strictOnly], view('moor()', levels), { preset }).problems.map(each => each.rule.name)
    expect(names('recommended')).toEqual(['calm'])
    expect(names('strict')).toEqual(['calm', 'late'])
    expect(names('recommended', { late: 'warn', calm: 'off' })).toEqual(['late'])
  })
})
