import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from './support/list-files.ts'
import { root } from './support/root.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the top level', () => {
  it('holds what it always holds, and nothing else', () => {
    // Installed, and written by tests and builds.
    const installed = new Set(['node_modules', 'dist'])
    const entries = readdirSync(root).filter(name => !name.startsWith('.') && !installed.has(name))
    expect(entries.sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'eslint.config.js',
      'fixtures',
      'knip.config.ts',
      'package.json',
      'packages',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'rules',
      'test',
      'tsconfig.base.json',
      'tsconfig.json',
      'vitest.config.ts'
    ])
  })
})

describe('the manifests', () => {
  const manifests = ['package.json', ...['packages', 'rules', 'test', 'fixtures'].flatMap(listFiles)].filter(path => /(^|\/)package\.json$/.test(path))

  it.each(manifests)('%s takes every version from the catalog', path => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path)) as Record<string, Record<string, string> | undefined>
    const versions = Object.entries({ ...dependencies, ...devDependencies })
    expect(versions.filter(([, version]) => version !== 'workspace:*' && !version.startsWith('catalog:'))).toEqual([])
  })
})

describe('the rules', () => {
  const index = read('rules/index.ts')
  const files = new Set(listFiles('rules'))
  // A folder without a page holds what several rules are made of.
  const names = readdirSync(join(root, 'rules'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && files.has(`rules/${entry.name}/README.md`))
    .map(entry => entry.name)

  it('are in the index if they have a folder, once, and in the order of their names', () => {
    const listed = [...index.matchAll(/from '\.\/([^/']+)\/rule\.ts'/g)].map(match => match[1])
    expect(listed).toEqual(names.sort())
  })

  it('have a rule.ts and a README.md each', () => {
    const listed = [...index.matchAll(/from '\.\/([^/']+)\/rule\.ts'/g)].flatMap(match => match[1] ?? [])
    const missing = [...names, ...listed].flatMap(name => [`rules/${name}/rule.ts`, `rules/${name}/README.md`]).filter(path => !files.has(path))
    expect(missing).toEqual([])
  })
})
