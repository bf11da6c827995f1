import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damage } from '../support/damage.ts'
import { answer, engine, fixture, hostOf, root } from './support/engine.ts'

/** Each run is a whole project, several times over: a few say whether the idea holds, POSTERN_RUNS asks for more. */
const numRuns = Number(process.env.POSTERN_RUNS ?? 4)
const patience = 1_800_000

const texts = fixture('harbour')
const paths = Object.keys(texts)
const edit = fc.tuple(fc.constantFrom(...paths), damage)

test('after any edits the answer is that of a first look at the same texts', () => {
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), edits => {
    const now: Record<string, string> = { ...texts }
    const workspace = engine(texts)
    workspace.findings()
    for (const [path, change] of edits) {
      now[path] = change(now[path] ?? '')
      workspace.change(`${root}/${path}`, now[path])
      workspace.routes()
    }
    expect(answer(workspace)).toBe(answer(engine(now)))
  }), { numRuns })
}, patience)

/** What people do while they write: a statement more in a function, a note, a line that is gone, a name that is exported too. */
const writing = fc.tuple(fc.nat(), fc.constantFrom<(lines: string[], at: number) => void>(
  (lines, at) => { lines.splice(at, 0, '// remember the tide') },
  (lines, at) => { lines.splice(at, 1) },
  lines => { lines.push('export const tide = 1') },
  (lines, at) => {
    const opening = lines.findIndex((line, index) => index >= at && /\) (?:=> )?\{$/.test(line))
    if (opening >= 0) lines.splice(opening + 1, 0, 'const tide = 1; console.log(tide)')
  }
)).map(([place, change]) => (text: string) => {
  const lines = text.split('\n')
  change(lines, place % lines.length)
  return lines.join('\n')
})

test.each(['harbour', 'clinic', 'parcels'])('while somebody writes in %s, each answer is that of a first look', name => {
  const before = fixture(name)
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(before)), writing), { minLength: 6, maxLength: 6 }), edits => {
    const now: Record<string, string> = { ...before }
    const workspace = engine(before)
    for (const [index, [path, change]] of edits.entries()) {
      now[path] = change(now[path] ?? '')
      workspace.change(`${root}/${path}`, now[path])
      // Every other answer is asked for in between, so that some rest on answers of earlier texts.
      if (index % 2 === 0) workspace.findings()
    }
    expect(answer(workspace)).toBe(answer(engine(now)))
  }), { numRuns })
}, patience)

test('an edit that is taken back leaves nothing behind', () => {
  const workspace = engine(texts)
  const before = answer(workspace)
  const [path = ''] = paths
  workspace.change(`${root}/${path}`, 'export const nothing = 1')
  workspace.findings()
  workspace.change(`${root}/${path}`, null)
  expect(answer(workspace)).toBe(before)
}, patience)

test('the order in which files are listed does not show', () => {
  const host = hostOf(texts)
  const reversed = engine(texts, { ...host, list: folder => [...host.list(folder)].reverse() })
  expect(answer(reversed)).toBe(answer(engine(texts)))
}, patience)
