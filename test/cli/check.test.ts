import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { postern } from './support.ts'

/** The findings of a run, as `rule file:line`. */
async function findings(folder: string, ...args: string[]): Promise<string[]> {
  const { out } = await postern(folder, 'check', '--format', 'json', ...args)
  const { findings } = JSON.parse(out) as { findings: { rule: string, file: string, line: number }[] }
  return findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`)
}

describe('postern check', () => {
  it('needs no word: it is what postern does', async () => {
    const folder = temporaryProject(shop)
    const [short, long] = [await postern(folder), await postern(folder, 'check', '.')]
    expect(short).toEqual(long)
    expect(short).toMatchObject({ code: 1, err: '', out: expect.stringContaining('postern/no-sql-injection') as string })
  })

  it('ends with 0 when there is nothing to say', async () => {
    expect(await postern(temporaryProject(cleanShop))).toEqual({ code: 0, err: '', out: 'No findings in 1 file with 1 route.\n' })
  })

  it('shows the same whatever the folder it is called from, but for the paths', async () => {
    const folder = temporaryProject(shop)
    expect(await findings(folder)).toEqual(['postern/no-sql-injection src/server.ts:8'])
    expect(await findings(join(folder, 'src'))).toEqual(['postern/no-sql-injection server.ts:8'])
    expect(await findings('/', folder)).toEqual([`postern/no-sql-injection ${folder.slice(1)}/src/server.ts:8`])
  })

  it('answers for the paths that were named, and looks at the whole project for that', async () => {
    const folder = temporaryProject({
      ...cleanShop,
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
    expect(await findings(folder, 'src/search.ts')).toEqual(['postern/no-sql-injection src/search.ts:5'])
    expect(await findings(folder, 'src/server.ts')).toEqual([])
  })

  it('honours .gitignore and the policy', async () => {
    const wrong = shop['src/server.ts']
    const folder = temporaryProject({ ...shop, 'src/made.ts': wrong, 'src/old.ts': wrong, '.gitignore': 'made.ts\n', 'postern.json': '{ "ignore": ["src/old.ts"] }' })
    expect(await findings(folder)).toEqual(['postern/no-sql-injection src/server.ts:8'])
  })

  it('takes the policy above a folder, up to the top of the repository', async () => {
    const folder = temporaryProject({ 'postern.json': '{ "rules": { "no-sql-injection": "off" } }', '.git/HEAD': '' })
    expect(await postern(temporaryProject(shop), '--config', join(folder, 'postern.json'))).toMatchObject({ code: 0 })
    const nested = temporaryProject({
      ...Object.fromEntries(Object.entries(shop).map(([path, text]) => [`apps/shop/${path}`, text])),
      'apps/postern.json': '{ "rules": { "no-sql-injection": "off" }, "ignore": ["shop/src/none.ts"] }',
      '.git/HEAD': ''
    })
    expect(await postern(nested, 'apps/shop')).toMatchObject({ code: 0 })
  })

  it('looks at a folder that projects keep aside when it is named', async () => {
    const folder = temporaryProject({ 'package.json': '{ "name": "harbour" }', 'src/a.ts': '', 'examples/shop/server.ts': shop['src/server.ts'] })
    expect(await findings(folder)).toEqual([])
    expect(await findings(folder, 'examples/shop')).toEqual(['postern/no-sql-injection examples/shop/server.ts:8'])
  })
})

describe('--rule', () => {
  it('leaves the others out', async () => {
    const folder = temporaryProject(shop)
    expect(await findings(folder, '--rule', 'no-sql-injection', 'src')).toEqual(['postern/no-sql-injection src/server.ts:8'])
    expect(await findings(folder, '--rule', 'postern/no-permissive-cors', '--rule', 'require-authentication')).toEqual([])
  })

  it('is stronger than a policy that turns the rule off', async () => {
    const folder = temporaryProject({ ...shop, 'postern.json': '{ "rules": { "no-sql-injection": "off" } }' })
    expect(await findings(folder)).toEqual([])
    expect(await findings(folder, '--rule', 'no-permissive-cors,no-sql-injection')).toEqual(['postern/no-sql-injection src/server.ts:8'])
  })
})

describe('--max-warnings', () => {
  it('says how many warnings are no reason for exit code 1', async () => {
    const folder = temporaryProject({ ...shop, 'postern.json': '{ "rules": { "no-sql-injection": "warn" } }' })
    expect((await postern(folder)).code).toBe(1)
    expect((await postern(folder, '--max-warnings', '1')).code).toBe(0)
    expect((await postern(temporaryProject(shop), '--max-warnings', '1')).code).toBe(1)
  })
})

describe('--output', () => {
  it('puts the answer into a file, and nothing else anywhere', async () => {
    const folder = temporaryProject(shop)
    const { out } = await postern(folder, '--format', 'sarif')
    expect(await postern(folder, '--format', 'sarif', '--output', 'findings.sarif')).toEqual({ code: 1, out: '', err: '' })
    expect(readFileSync(join(folder, 'findings.sarif'), 'utf8')).toBe(out)
  })
})

describe('a policy', () => {
  it('that lets an open route expire is remarked on', async () => {
    const text = '{ "public": [{ "route": "/books", "reason": "summer sale", "until": "2030-06-14" }] }'
    const { code, out } = await postern(temporaryProject({ ...cleanShop, 'postern.json': text }))
    expect({ code, out }).toEqual({
      code: 0,
      out: 'note postern.json: 1:25: The entry for "/books" counted until 2030-06-14: guard the route, or give it a later day.\n\nNo findings in 1 file with 1 route.\n'
    })
  })
})

describe('postern --help', () => {
  it('and --version answer on standard output', async () => {
    const folder = temporaryProject({})
    expect(await postern(folder, '--help')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: postern .*check.*routes.*explain/s) as string })
    expect(await postern(folder, 'routes', '--help')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: postern routes /) as string })
    expect(await postern(folder, '--version')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string })
  })
})

describe('postern explain', () => {
  it('prints the page of a rule', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../rules/no-sql-injection/README.md'), 'utf8')
    expect(await postern('/', 'explain', 'no-sql-injection')).toEqual({ code: 0, err: '', out: page })
    expect(await postern('/', 'explain', 'postern/no-sql-injection')).toEqual({ code: 0, err: '', out: page })
  })

  it('lists the rules', async () => {
    const { code, out } = await postern('/', 'explain')
    expect(code).toBe(0)
    expect(out).toMatch(/^no-sql-injection {2,}\S/m)
  })
})
