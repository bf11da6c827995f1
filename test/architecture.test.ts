import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { areas } from './architecture/areas.ts'
import { judge } from './architecture/judge.ts'
import { listFiles } from './support/list-files.ts'
import { root } from './support/root.ts'

const sources = new Map([...listFiles('packages'), ...listFiles('rules')]
  .filter(path => /^packages\/[^/]+\/src\/.*\.ts$|^rules\/.*\.ts$/.test(path))
  .map(path => [path, readFileSync(join(root, path), 'utf8')]))

describe('the sources', () => {
  it('are looked at in every package', () => {
    const packages = new Set([...sources.keys()].map(path => path.split('/').slice(0, path.startsWith('rules') ? 1 : 2).join('/')))
    expect([...packages].sort()).toEqual(['packages/cli', 'packages/engine', 'packages/eslint-plugin', 'rules'])
  })

  it('keep to the architecture', () => {
    expect(judge(sources)).toEqual([])
  })
})

// The judge is judged as well: a test that can only say yes holds nothing.
describe('the judge', () => {
  const engine = 'packages/engine/src'

  it.each<[what: string, path: string, text: string]>([
    ['a stage on the nouns', `${engine}/link/link.ts`, `import type { Module } from '../model/module.ts'`],
    ['two files of a stage', `${engine}/flow/walk.ts`, `export * from './summary.ts'`],
    ['the workspace on the stages', `${engine}/workspace.ts`, `import { lower } from './syntax/lower.ts'`],
    ['lowering on the compiler', `${engine}/syntax/lower.ts`, `import { ts } from 'ts-morph'`],
    ['a rule on the engine', 'rules/no-sql-injection/rule.ts', `import type { Rule } from '@postern/engine'; import { fix } from './fix.ts'`],
    ['the index on a rule', 'rules/index.ts', `export { rule } from './no-sql-injection/rule.ts'`],
    ['the command line on the disk', 'packages/cli/src/load/read.ts', `import { readFileSync } from 'node:fs'; console.log(process.cwd())`],
    ['one reader in the ESLint plugin', 'packages/eslint-plugin/src/disk.ts', `import { readFileSync } from 'node:fs'; process.cwd()`],
    ['paths in the ESLint plugin', 'packages/eslint-plugin/src/name.ts', `import { join } from 'node:path'`],
    ['a host on its own version', 'packages/cli/src/version.ts', `import manifest from '../package.json' with { type: 'json' }`],
    ['names that only look like the machine', `${engine}/rules/run.ts`, `rule.process(); const x = { console: 1 }; interface T { process: 1 }`],
    ['a parameter of that name', `${engine}/rules/run.ts`, `export const run = (process: () => void) => process()`]
  ])('allows %s', (_what, path, text) => {
    expect(judge(new Map([[path, text]]))).toEqual([])
  })

  it.each<[what: string, path: string, text: string, message: RegExp]>([
    ['nouns on a stage', `${engine}/model/module.ts`, `import { a } from '../syntax/a.ts'`, /:1: imports .*syntax\/a\.ts; the nouns import nothing/],
    ['a stage on one after it', `${engine}/link/link.ts`, `\nimport type { F } from '../flow/flow.ts'`, /link\.ts:2: /],
    ['a stage on the workspace', `${engine}/flow/flow.ts`, `import '../workspace.ts'`, /flow knows kinds/],
    ['flow on a library', `${engine}/flow/flow.ts`, `export * from '../libraries/pg.ts'`, /libraries come as an argument/],
    ['a stage on the compiler', `${engine}/flow/flow.ts`, `const { ts } = await import('ts-morph')`, /stops at the door of syntax/],
    ['the compiler by a type', `${engine}/model/module.ts`, `export type N = import('ts-morph').Node`, /stops at the door of syntax/],
    ['the compiler in the ESLint plugin', 'packages/eslint-plugin/src/index.ts', `import 'typescript'`, /stops at the door of syntax/],
    ['a package in the engine', `${engine}/workspace.ts`, `import ignore from 'ignore'`, /imports ignore; the workspace/],
    ['a file in the engine', `${engine}/syntax/lower.ts`, `import fs = require('node:fs')`, /through the host alone/],
    ['the console in the engine', `${engine}/rules/run.ts`, `console.log(1)`, /uses console; the machine/],
    ['the process by a detour', `${engine}/rules/run.ts`, `globalThis.process.exit()`, /uses process/],
    ['a rule on a rule', 'rules/a/rule.ts', `import { b } from '../b/rule.ts'`, /leans on another rule/],
    ['a rule past the door', 'rules/a/rule.ts', `import { b } from '../../packages/engine/src/flow/b.ts'`, /engine's door/],
    ['a rule past the door by name', 'rules/a/rule.ts', `import { b } from '@postern/engine/src/b.ts'`, /entered by its door/],
    ['a host past the door', 'packages/cli/src/main.ts', `import '../../engine/src/workspace.ts'`, /by their doors only/],
    ['a host on another manifest', 'packages/cli/src/version.ts', `import '../../engine/package.json'`, /by their doors only/],
    ['a host on a host', 'packages/cli/src/main.ts', `import 'eslint-plugin-postern'`, /nothing is built on one/],
    ['the disk elsewhere in the ESLint plugin', 'packages/eslint-plugin/src/index.ts', `import 'node:child_process'`, /reads files in one place/],
    ['the console in the ESLint plugin', 'packages/eslint-plugin/src/index.ts', `console.log(1)`, /says nothing on the console/],
    ['a bare name of Node', 'packages/cli/src/main.ts', `import { join } from 'path'`, /written 'node:path'/],
    ['another extension', `${engine}/link/link.ts`, `import { a } from './a.js'`, /names the file as it is/],
    ['a stage without a row', `${engine}/magic/wand.ts`, ``, /has no row/],
    ['a package without a row', 'packages/new/src/index.ts', ``, /has no row/]
  ])('forbids %s and says why', (_what, path, text, message) => {
    const breaches = judge(new Map([[path, text]]))
    expect(breaches).toHaveLength(1)
    expect(breaches[0]).toMatch(message)
    expect(breaches[0]).toContain(path)
  })

  it('forbids a second reader of files in the ESLint plugin', () => {
    const read = `import 'node:fs'`
    expect(judge(new Map([['packages/eslint-plugin/src/a.ts', read], ['packages/eslint-plugin/src/b.ts', read]])))
      .toEqual([expect.stringMatching(/b\.ts: reads files, as .*a\.ts does; .*in one place/)])
  })

  it('forbids a cycle and shows it, types included', () => {
    const breaches = judge(new Map([
      [`${engine}/link/a.ts`, `import { b } from './b.ts'`],
      [`${engine}/link/b.ts`, `export { c } from './c.ts'`],
      [`${engine}/link/c.ts`, `import type { A } from './a.ts'`]
    ]))
    expect(breaches).toEqual([expect.stringMatching(/a\.ts -> .*b\.ts -> .*c\.ts -> .*a\.ts: files that import each other/)])
  })

  it('has a reason in every row', () => {
    for (const area of areas) expect(area.why).toMatch(/\w+ \w+/)
  })
})
