import { readFileSync } from 'node:fs'
import { rules } from '@postern/rules'
import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './rules/inspect.ts'
import { root } from './support/root.ts'

/**
 * Examples on a rule's page are fenced blocks with a word behind the language: `incorrect` (the rule speaks), `fixed` (what its first
 * fix makes of the block before), `correct` (it is silent), `shared` with a path (a file that all examples of the page have).
 */
interface Example {
  readonly word: string
  readonly path: string
  readonly text: string
}

function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(/^```\w+ (incorrect|fixed|correct|shared)(?: (\S+))?\n([^]*?)^```$/gm)]
    .map(([, word = '', path = 'src/server.ts', text = '']) => ({ word, path, text }))
}

describe.each(rules.map(rule => rule.meta.name))('the page of %s', name => {
  const page = readFileSync(`${root}/rules/${name}/README.md`, 'utf8')
  const examples = examplesOf(page)
  const shared = Object.fromEntries(examples.filter(each => each.word === 'shared').map(each => [each.path, each.text]))
  const files = (example: Example): Files => ({ ...shared, [example.path]: example.text })
  const of = (word: string): readonly Example[] => examples.filter(each => each.word === word)

  test('has its parts', () => {
    expect(page.startsWith(`# ${name}\n\n${rules.find(rule => rule.meta.name === name)!.meta.description}\n`)).toBe(true)
    for (const part of ['**Why.**', '**What it follows, where it stops.**', '**Fixes.**', '**When not to use it.**', 'CWE-', 'OWASP']) expect(page).toContain(part)
    expect(of('incorrect').length).toBeGreaterThan(0)
    expect(of('correct').length).toBeGreaterThan(0)
  })
  test.each(of('incorrect'))('incorrect: is reported, example %#', example => {
    expect(inspect(name, files(example), { preset: 'all' })).toHaveLength(1)
  })
  test.each([...of('correct'), ...of('fixed')])('correct: is silent, example %#', example => {
    expect(inspect(name, files(example), { preset: 'all' })).toEqual([])
  })
  test.each(of('fixed'))('fixed: is what the fix makes of it, example %#', example => {
    const before = examples.slice(0, examples.indexOf(example)).findLast(each => each.word === 'incorrect')!
    expect(fixed(name, files(before), 0, { preset: 'all' })).toBe(example.text)
  })
})
