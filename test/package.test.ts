import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getUses } from './architecture/imports.ts'
import { packHosts, type Tarballs } from './support/pack-hosts.ts'
import { root } from './support/root.ts'
import { run, runWell, type Outcome } from './support/run.ts'

/** Npm installs, compilers and linters run here, on a slow network as well. */
const slow = 300_000

const require = createRequire(import.meta.url)

/** A package in the version that the workspace has. */
function pinned(name: string): string {
  const { version } = require(`${name}/package.json`) as { version: string }
  return `${name}@${version}`
}

/** A project of a stranger: no workspace around it, no dependency of Postern by accident. */
const project: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'bookshop', version: '1.0.0', private: true, type: 'module' }),
  'src/server.ts': `import express from 'express'
import { Pool } from 'pg'

const app = express()
const pool = new Pool()

app.get('/books', async (req, res) => {
  const title: string = String(req.query.title)
  const { rows } = await pool.query("SELECT id, title, price FROM books WHERE title = '" + title + "'")
  res.json(rows)
})

app.listen(3000)
`,
  'eslint.config.mjs': `import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import postern from 'eslint-plugin-postern'

export default defineConfig(
  { files: ['src/**/*.ts'], languageOptions: { parser: tseslint.parser } },
  postern.configs.recommended
)
`,
  'types.mts': `import postern from 'eslint-plugin-postern'
import { defineConfig } from 'eslint/config'

export default defineConfig(postern.configs.recommended, { plugins: { postern } })
// @ts-expect-error A preset that does not exist is an error: the types are really there.
export const unknown = postern.configs.nonsense
`,
  'namespaces.mts': `import * as cli from 'postern'
import * as plugin from 'eslint-plugin-postern'

export type Names = keyof typeof cli | keyof typeof plugin
`,
  'load.mjs': `import * as cli from 'postern'
import * as plugin from 'eslint-plugin-postern'

console.log([cli, plugin].map(module => Object.prototype.toString.call(module)).join())
`
}

const compilerOptions = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--exactOptionalPropertyTypes', '--noEmit']

let tarballs: Tarballs
let folder: string

beforeAll(async () => {
  tarballs = await packHosts()
  folder = mkdtempSync(join(tmpdir(), 'postern-project-'))
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const packages = [tarballs.cli, tarballs.plugin, pinned('eslint'), pinned('typescript'), pinned('typescript-eslint')]
  await runWell('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], folder)
}, slow)

afterAll(() => {
  for (const made of [folder, dirname(tarballs.cli)]) rmSync(made, { recursive: true, force: true })
})

describe.each(['postern', 'eslint-plugin-postern'] as const)('the tarball of %s', name => {
  const getTarball = (): string => name === 'postern' ? tarballs.cli : tarballs.plugin

  it('holds the bundle, its types, a licence and a page, and nothing else', () => {
    const files = listPackage(name)
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.d.ts', 'dist/index.js', 'package.json']))
    expect(files.filter(path => !/^(LICENSE|README\.md|package\.json|dist\/(pages\/)?[\w-]+(\.d\.ts|\.js|\.json|\.md))$/.test(path))).toEqual([])
  })

  it('imports only what npm installs with it', () => {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(readPackage(name, 'package.json')) as Partial<Record<string, object>>
    // The pages of the rules beside it are no program.
    const bundle = listPackage(name).filter(path => /^dist\/.*\.(?:js|d\.ts)$/.test(path))
    const packages = bundle.flatMap(path => getUses(path, readPackage(name, path)).imports)
      .map(use => use.name)
      .filter(specifier => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map(specifier => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'))
    expect(packages.filter(used => !(used in dependencies) && !(used in peerDependencies))).toEqual([])
  })

  it('satisfies publint', async () => {
    const tarball = readFileSync(getTarball())
    const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true })
    expect(messages).toEqual([])
  }, slow)

  it('satisfies attw', async () => {
    const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js')
    await runWell(process.execPath, [attw, '--profile', 'esm-only', getTarball()], folder)
  }, slow)
})

describe('an empty project', () => {
  it('gets the schema of postern.json', () => {
    const source = readFileSync(join(root, 'packages/engine/src/policy/schema.json'), 'utf8')
    expect(readPackage('postern', 'dist/schema.json')).toBe(source)
  })

  it('can import both packages', async () => {
    expect(await runWell(process.execPath, ['load.mjs'], folder)).toBe('[object Module],[object Module]\n')
  }, slow)

  it('can use their types, with every declaration file checked', async () => {
    await runWell('npx', ['tsc', ...compilerOptions, 'namespaces.mts'], folder)
  }, slow)
})

describe('a server that builds SQL from a query string', () => {
  it('gives the version on the command line', async () => {
    const { version } = JSON.parse(readPackage('postern', 'package.json')) as { version: string }
    expect((await runWell('npx', ['postern', '--version'], folder)).trim()).toBe(version)
  }, slow)

  it('is reported on the command line, with exit code 1', async () => {
    const outcome = await run('npx', ['postern', 'check', '--format', 'sarif'], folder)
    const { runs } = parse(outcome) as { runs: { results: SarifResult[] }[] }
    const findings = runs.flatMap(({ results }) => results.map(toLine))
    expect(findings).toContain('postern/no-sql-injection src/server.ts:9')
    expect(outcome.code).toBe(1)
  }, slow)

  it('is reported by ESLint with the recommended preset', async () => {
    const outcome = await run('npx', ['eslint', '--format', 'json'], folder)
    const files = parse(outcome) as { messages: { ruleId: string, line: number }[] }[]
    const findings = files.flatMap(({ messages }) => messages.map(({ ruleId, line }) => `${ruleId}:${line}`))
    expect(findings).toContain('postern/no-sql-injection:9')
    expect(outcome.code).toBe(1)
  }, slow)

  it('can type its ESLint configuration', async () => {
    await runWell('npx', ['tsc', ...compilerOptions, 'types.mts'], folder)
  }, slow)
})

/** What a program printed as JSON; when it is none, what it complained about is the better message. */
function parse({ code, stdout, stderr }: Outcome): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`no JSON, exit code ${code}\n${stdout}\n${stderr}`)
  }
}

interface SarifResult {
  readonly ruleId: string
  readonly locations: readonly { physicalLocation: { artifactLocation: { uri: string }, region: { startLine: number } } }[]
}

function toLine({ ruleId, locations }: SarifResult): string {
  const { artifactLocation, region } = locations[0]!.physicalLocation
  return `${ruleId} ${artifactLocation.uri}:${region.startLine}`
}

function listPackage(name: string): string[] {
  const top = join(folder, 'node_modules', name)
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(top, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    // npm puts there what it could not put beside the package.
    .filter(path => !path.startsWith('node_modules/'))
}

function readPackage(name: string, path: string): string {
  return readFileSync(join(folder, 'node_modules', name, path), 'utf8')
}
