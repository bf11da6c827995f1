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
