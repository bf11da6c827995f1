import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { openShop } from '../support/open-shop.ts'
import { root } from '../support/root.ts'
import { run } from '../support/run.ts'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'

const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')

const configuration = JSON.stringify({
  jsPlugins: [join(root, 'packages/eslint-plugin/src/index.ts')],
  categories: { correctness: 'off' },
  rules: Object.fromEntries(rules.map(({ meta }) => [`postern/${meta.name}`, ['error', { confidence: 'high' }]]))
})

/** Runs the real oxlint in a folder: what it says, as `rule file:line`. */
async function lint(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), oxlint, '-f', 'json', ...args], folder)
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string, filename: string, labels: { span: { line: number } }[] }[] }
  return diagnostics.map(({ code, filename, labels }) => `${code} ${filename}:${labels[0]!.span.line}`)
}

describe('oxlint', () => {
  it('reports, fixes and keeps quiet as ESLint does', async () => {
    const folder = temporaryProject({ ...shop, 'src/app.ts': openShop['src/app.ts'], '.oxlintrc.json': configuration })
    expect((await lint(folder)).sort()).toEqual(['postern(no-permissive-cors) src/app.ts:5', 'postern(no-sql-injection) src/server.ts:8'])
    expect(await lint(folder, '--fix', '--fix-suggestions')).toEqual([])
    expect(readFileSync(join(folder, 'src/server.ts'), 'utf8')).toBe(cleanShop['src/server.ts'])
    expect(readFileSync(join(folder, 'src/app.ts'), 'utf8')).toContain('ALLOWED_ORIGINS')
  }, 60_000)
})
