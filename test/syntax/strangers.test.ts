import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { checkModule } from './support/check-module.ts'
import { strangersPaths } from './support/read-sources.ts'

/** All files of node_modules take minutes. */
const patience = 1_800_000

// TypeScript, JavaScript, CommonJS, declarations: what many people and many compilers wrote.
test('every file of strangers is lowered to a sound tree', () => {
  const paths = strangersPaths()
  const problems = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    return checkModule(lower(path, text), text).map(problem => `${path}: ${problem}`)
  })
  expect(problems).toEqual([])
  expect(paths.length).toBeGreaterThan(200)
}, patience)

test('the same text gives the same tree', () => {
  for (const path of strangersPaths().filter((_, at) => at % 10 === 0)) {
    const text = readFileSync(path, 'utf8')
    expect(lower(path, text)).toEqual(lower(path, text))
  }
}, patience)
