import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ESLint, Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { openShop } from '../support/open-shop.ts'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { brief, eslint, preset, typescript, versions } from './support.ts'

const tsconfig = '{ "compilerOptions": { "module": "nodenext", "strict": true }, "include": ["src"] }'

const parsers: Record<string, { readonly config: (folder: string) => Linter.Config, readonly rename: (path: string) => string }> = {
  'typescript-eslint without types': { config: () => typescript, rename: path => path },
  'typescript-eslint with types': {
    config: folder => ({ ...typescript, languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: folder } } }),
    rename: path => path
  },
  'espree': { config: () => ({}), rename: path => path.replace(/\.ts$/, '.js') }
}

describe.each(Object.keys(versions))('%s', version => {
  it.each(Object.keys(parsers))('reports with %s', async parser => {
    const { config, rename } = parsers[parser]!
    const files = Object.fromEntries(Object.entries(shop).map(([path, text]) => [rename(path), text]))
    const folder = temporaryProject({ ...files, 'tsconfig.json': tsconfig })
    const results = await eslint(folder, [preset('recommended'), config(folder)], {}, version).lintFiles(['.'])
    expect(brief(results, folder)).toEqual([`postern/no-sql-injection ${rename('src/server.ts')}:8`])
    expect(results.flatMap(({ messages }) => messages)).toMatchObject([{
      severity: 2, messageId: 'finding', message: expect.stringContaining('req.query.title') as string, column: 26, endLine: 8
    }])
  })

  it('fixes', async () => {
    const folder = temporaryProject(shop)
    const runner = eslint(folder, [preset('recommended'), typescript], { fix: true }, version)
    const results = await runner.lintFiles(['.'])
    expect(brief(results, folder)).toEqual([])
    await (runner.constructor as typeof ESLint).outputFixes(results)
    expect(readFileSync(join(folder, 'src/server.ts'), 'utf8')).toBe(cleanShop['src/server.ts'])
  })

  it('suggests', async () => {
    const folder = temporaryProject(openShop)
    const runner = eslint(folder, [preset('recommended'), typescript], { fix: true }, version)
    const [message] = (await runner.lintFiles(['.'])).flatMap(({ messages }) => messages)
    expect(message).toMatchObject({ ruleId: 'postern/no-permissive-cors', line: 5 })
    const [{ desc, fix: { range: [start, end], text } }] = message!.suggestions as [Linter.LintSuggestion]
    expect(desc).toBe('Allow the origins in ALLOWED_ORIGINS only')
    const app = openShop['src/app.ts']
    const [result] = await runner.lintText(app.slice(0, start) + text + app.slice(end), { filePath: 'src/app.ts' })
    expect(result!.messages).toEqual([])
  })

  it('sees in every file what the others do', async () => {
    const folder = temporaryProject({
      ...shop,
      'src/server.ts': `import express from 'express'
import { search } from './search.ts'

express().get('/books', async (req, res) => { res.json(await search(String(req.query.title))) })
`,
      'src/search.ts': `import { Pool } from 'pg'

const pool = new Pool()
export async function search(title: string) {
  return (await pool.query(\`SELECT title FROM books WHERE title = '\${title}'\`)).rows
}
`
    })
    const runner = eslint(folder, [preset('recommended'), typescript], {}, version)
    expect(brief(await runner.lintFiles(['.']), folder)).toEqual(['postern/no-sql-injection src/search.ts:5'])
    expect(brief(await runner.lintFiles(['src/search.ts']), folder)).toEqual(['postern/no-sql-injection src/search.ts:5'])
  })
})

describe('a text that is not on the disk', () => {
  it('counts instead of the file: an editor has not saved it', async () => {
    const folder = temporaryProject(openShop)
    const runner = eslint(folder, [preset('recommended'), typescript])
    const changed = openShop['src/app.ts'].replace('origin: true', `origin: 'https://bookshop.test'`)
    expect(brief(await runner.lintText(changed, { filePath: 'src/app.ts' }), folder)).toEqual([])
    expect(brief(await runner.lintText(openShop['src/app.ts'], { filePath: 'src/app.ts' }), folder)).toEqual(['postern/no-permissive-cors src/app.ts:5'])
  })

  it('may be a file that is not there yet', async () => {
    const folder = temporaryProject({ 'package.json': openShop['package.json'], 'src/old.ts': 'export {}' })
    const runner = eslint(folder, [preset('recommended'), typescript])
    expect(brief(await runner.lintText(openShop['src/app.ts'], { filePath: 'src/app.ts' }), folder)).toEqual(['postern/no-permissive-cors src/app.ts:5'])
  })

  it('may come from standard input without a name: it is judged by itself', async () => {
    const folder = temporaryProject(openShop)
    const [result] = await eslint(folder, [preset('recommended')]).lintText(openShop['src/app.ts'])
    expect(result!.messages).toMatchObject([{ ruleId: 'postern/no-permissive-cors', line: 5 }])
  })

  it('sees what an unsaved neighbour says', async () => {
    const folder = temporaryProject({
      ...openShop,
      'src/app.ts': openShop['src/app.ts'].replace('origin: true', 'origin: pages').replace('\n\n', `\nimport { pages } from './pages.ts'\n\n`),
      'src/pages.ts': `export const pages = ['https://bookshop.test']\n`
    })
    const runner = eslint(folder, [preset('recommended'), typescript])
    expect(brief(await runner.lintFiles(['src/app.ts']), folder)).toEqual([])
    await runner.lintText('export const pages = true\n', { filePath: 'src/pages.ts' })
    expect(brief(await runner.lintFiles(['src/app.ts']), folder)).toEqual(['postern/no-permissive-cors src/app.ts:6'])
  })
})

describe('what is no part of a server', () => {
  it('is left alone: tests, what git ignores, what the policy ignores, declarations', async () => {
    const wrong = openShop['src/app.ts']
    const folder = temporaryProject({
      ...openShop, 'src/app.test.ts': wrong, 'src/made.ts': wrong, 'src/old.ts': wrong, 'src/types.d.ts': 'export {}',
      '.gitignore': 'made.ts', 'postern.json': '{ "ignore": ["old.ts"] }'
    })
    expect(brief(await eslint(folder, [preset('recommended'), typescript]).lintFiles(['.']), folder)).toEqual(['postern/no-permissive-cors src/app.ts:5'])
  })

  it('may have no project around it', async () => {
    const folder = temporaryProject({ 'loose.ts': openShop['src/app.ts'] })
    expect(brief(await eslint(folder, [preset('recommended'), typescript]).lintFiles(['.']), folder)).toEqual(['postern/no-permissive-cors loose.ts:5'])
  })

  it('may be what a processor cuts out of another file', async () => {
    const processor: Linter.Processor = {
      preprocess: text => [{ text, filename: '0.ts' }],
      postprocess: messages => messages.flat()
    }
    const folder = temporaryProject({ ...openShop, 'src/page.vue': openShop['src/app.ts'], 'src/half.ts': openShop['src/app.ts'] })
    const configs = [preset('recommended'), typescript, { files: ['**/*.vue', '**/half.ts'], processor }, { files: ['**/*.vue/*.ts', '**/half.ts/*.ts'] }]
    expect(brief(await eslint(folder, configs).lintFiles(['.']), folder)).toEqual(['postern/no-permissive-cors src/app.ts:5'])
  })
})

describe('a policy', () => {
  it('that turns a rule off is obeyed; how loud a rule is, ESLint says', async () => {
    const folder = temporaryProject({ ...openShop, 'postern.json': '{ "rules": { "no-permissive-cors": "warn" } }' })
    const runner = eslint(folder, [preset('recommended'), typescript])
    expect((await runner.lintFiles(['.']))[0]!.messages).toMatchObject([{ severity: 2 }])
    writeFileSync(join(folder, 'postern.json'), '{ "rules": { "no-permissive-cors": "off" } }')
    expect(brief(await runner.lintFiles(['.']), folder)).toEqual([])
  })

  it('that is broken is told once a file, and nothing else is', async () => {
    const folder = temporaryProject({ ...openShop, 'postern.json': '{\n  "preset": "relaxed"\n}' })
    const runner = eslint(folder, [preset('all'), typescript])
    expect((await runner.lintFiles(['.']))[0]!.messages).toMatchObject([{
      messageId: 'trouble', line: 1, column: 1,
      message: `Postern cannot judge this file: ${folder}/postern.json:2:13: "preset" must be one of recommended, strict, all.`
    }])
    writeFileSync(join(folder, 'postern.json'), '{ "preset": "strict" }')
    expect(brief(await runner.lintFiles(['.']), folder)).toEqual(['postern/no-permissive-cors src/app.ts:5'])
  })
})

describe('comments', () => {
  it('silence findings, and ESLint tells those that silence nothing', async () => {
    const app = openShop['src/app.ts']
    const above = (comment: string): string => app.replace('app.use(cors', `${comment}\napp.use(cors`)
    const folder = temporaryProject({
      ...openShop,
      'src/app.ts': above('// eslint-disable-next-line postern/no-permissive-cors -- a public catalogue'),
      'src/ours.ts': above('// postern-disable-next-line no-permissive-cors -- a public catalogue'),
      'src/idle.ts': '// eslint-disable-next-line postern/no-permissive-cors\nexport {}\n'
    })
    const results = await eslint(folder, [preset('recommended'), typescript, { linterOptions: { reportUnusedDisableDirectives: 'error' } }]).lintFiles(['.'])
    expect(brief(results, folder)).toEqual([expect.stringMatching(/^Unused eslint-disable directive .* src\/idle\.ts:1$/)])
  })
})

describe('settings', () => {
  it('can make one project of a workspace', async () => {
    const files = {
      'package.json': '{ "name": "books", "workspaces": ["packages/*"] }',
      'packages/api/package.json': '{ "name": "api", "dependencies": { "express": "5", "shelves": "*" } }',
      'packages/api/src/server.ts': `import express from 'express'
import { search } from '../../shelves/src/search.ts'

express().get('/books', async (req, res) => { res.json(await search(String(req.query.title))) })
`,
      'packages/shelves/package.json': '{ "name": "shelves", "dependencies": { "pg": "8" } }',
      'packages/shelves/src/search.ts': `import { Pool } from 'pg'
const pool = new Pool()
export async function search(title: string) { return (await pool.query("SELECT title FROM books WHERE title = '" + title + "'")).rows }
`
    }
    const folder = temporaryProject(files)
    const base = [preset('recommended'), typescript]
    expect(brief(await eslint(folder, base).lintFiles(['packages/shelves']), folder)).toEqual([])
    expect(brief(await eslint(folder, [...base, { settings: { postern: { root: '.' } } }]).lintFiles(['packages/shelves']), folder))
      .toEqual(['postern/no-sql-injection packages/shelves/src/search.ts:3'])
  })
})
