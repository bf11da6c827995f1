import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { postern } from './support.ts'

/** Trouble is one sentence on standard error, with exit code 2, and nothing on standard output. */
async function complaint(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const folder = temporaryProject(files)
  const { code, out, err } = await postern(folder, ...args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).not.toMatch(/^\s+at /m)
  return err.replaceAll(folder, '~')
}

describe('what cannot be run is said in a sentence, with exit code 2:', () => {
  it.each<[string, string[], string]>([
    ['an unknown option', ['--strict'], "postern: unknown option '--strict'"],
    ['an unknown format', ['--format', 'xml'], "postern: option '-f, --format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, sarif."],
    ['a number that is none', ['--max-warnings', 'few'], "postern: option '--max-warnings <number>' argument 'few' is invalid. It must be a whole number."],
    ['an unknown rule', ['--rule', 'no-sql'], 'postern: There is no rule "no-sql". The rules are no-case-sensitive-path-guard, '],
    ['an unknown rule to explain', ['explain', 'no-sql'], 'postern: There is no rule "no-sql". The rules are no-case-sensitive-path-guard, '],
    ['a path that is not there', ['src', 'lib'], 'postern: lib cannot be looked at: there is no such file or folder. Name a file or folder that exists, relative to ~.'],
    ['a path through a file', ['package.json/src'], 'postern: package.json/src cannot be looked at: a part of the path is no folder.'],
    ['a file that is no source', ['package.json'], 'postern: package.json is no source of TypeScript or JavaScript. Name a folder, or a .ts, .tsx, .js, .mjs or .cjs file.'],
    ['a policy that is not there', ['--config', 'mine.json'], 'postern: The policy mine.json cannot be read. Name a file that exists with --config, or write one.'],
    ['two ways to fix', ['--fix', '--fix-dry-run'], "postern: option '--fix-dry-run' cannot be used with option '--fix'"],
    ['an answer that cannot be written', ['--output', 'no/such/folder.txt'], 'postern: The answer cannot be written to no/such/folder.txt: there is no such file or folder.'],
    ['an answer over a folder', ['--output', 'src'], 'postern: The answer cannot be written to src: it is a folder.']
  ])('%s', async (_, args, expected) => {
    expect(await complaint(shop, ...args)).toContain(expected)
  })

  it('an empty project', async () => {
    expect(await complaint({ 'README.md': '# Soon' })).toBe('postern: . holds no source of a server: no TypeScript or JavaScript file that is not '
      + 'ignored by git or postern.json, built, generated, a test or a script. Name the folder of a server.\n')
  })

  it('a folder that holds tests only, beside a project', async () => {
    expect(await complaint({ ...shop, 'src/fake/shop.test.ts': '' }, 'src/fake')).toContain('postern: src/fake holds no source of a server')
  })

  it('a broken policy, with every mistake and its place', async () => {
    expect(await complaint({ ...shop, 'postern.json': '{\n  "preset": "relaxed",\n  "rules": { "no-sql-injection": "loud" }\n}' })).toBe(
      'postern: postern.json:2:13: "preset" must be one of recommended, strict, all.\n'
      + 'postern.json:3:34: "rules.no-sql-injection" must be one of off, warn, error.\n'
    )
  })

  it('projects with different policies', async () => {
    const files = { 'a/postern.json': '{}', 'a/server.ts': '', 'b/package.json': '{ "name": "b" }', 'b/server.ts': '' }
    expect(await complaint(files, 'a', 'b')).toContain('postern: The paths belong to projects with different policies (a/postern.json, none). Check one project at a time')
  })

  it('a link that leads in circles', async () => {
    const folder = temporaryProject(shop)
    symlinkSync('two.ts', join(folder, 'one.ts'))
    symlinkSync('one.ts', join(folder, 'two.ts'))
    const { code, err } = await postern(folder, 'one.ts')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('postern: one.ts cannot be looked at: it is a link that leads in circles.') as string })
  })
})

describe('what cannot be looked at costs nothing else:', () => {
  /** Adds trouble to the shop and expects its finding all the same, with the trouble below it. */
  async function withTrouble(add: (folder: string) => void): Promise<string> {
    const folder = temporaryProject(shop)
    add(folder)
    const { code, out } = await postern(folder)
    expect(out).toMatch(/^src\/server\.ts:8:\d+ error postern\/no-sql-injection/)
    expect(out).toMatch(/Not everything could be looked at: see the failure above\.\n$/)
    expect(code).toBe(2)
    return /^failure .*$/m.exec(out)?.[0] ?? ''
  }

  it('a link that leads nowhere', async () => {
    expect(await withTrouble(folder => { symlinkSync('gone.ts', join(folder, 'src/gone.ts')) }))
      .toBe('failure src/gone.ts: The file could not be read: check that it exists and may be read.')
  })

  it('a huge file', async () => {
    expect(await withTrouble(folder => { writeFileSync(join(folder, 'src/data.ts'), `export const data = '${'x'.repeat(2 ** 20)}'`) }))
      .toBe('failure src/data.ts: The file has 1048598 characters; over 1048576 it is not read. Name it under "ignore" in postern.json, or split it.')
  })

  it('a film, which ends in .ts too', async () => {
    expect(await withTrouble(folder => { writeFileSync(join(folder, 'src/film.ts'), Buffer.from([0x47, 0x40, 0, 0, 0x10, 0, 0xff, 0xfe])) }))
      .toBe('failure src/film.ts: The file is no text in UTF-8. Save it as UTF-8, or name it under "ignore" in postern.json.')
  })
})

describe('what looks like trouble and is none:', () => {
  it('a folder whose name ends in .ts', async () => {
    const folder = temporaryProject({ ...cleanShop, 'src/weird.ts/inner.ts': 'export {}' })
    expect(await postern(folder)).toMatchObject({ code: 0, out: 'No findings in 2 files with 1 route.\n' })
  })

  it('links in circles', async () => {
    const folder = temporaryProject(cleanShop)
    mkdirSync(join(folder, 'a'))
    mkdirSync(join(folder, 'b'))
    symlinkSync('../b', join(folder, 'a/b'))
    symlinkSync('../a', join(folder, 'b/a'))
    symlinkSync('.', join(folder, 'src/self'))
    expect(await postern(folder)).toMatchObject({ code: 0, out: 'No findings in 1 file with 1 route.\n' })
  })

  it('a pipe, which would keep its reader waiting', async () => {
    const folder = temporaryProject(cleanShop)
    execFileSync('mkfifo', [join(folder, 'src/pipe.ts')])
    expect(await postern(folder)).toMatchObject({ code: 0 })
  })

  it('what editors leave beside an open file', async () => {
    const folder = temporaryProject(cleanShop)
    symlinkSync('iris@desk.4711', join(folder, 'src/.#server.ts'))
    expect(await postern(folder)).toMatchObject({ code: 0 })
  })

  it('a syntax error, which is a detail', async () => {
    const folder = temporaryProject({ ...cleanShop, 'src/half.ts': 'export function half( {' })
    expect(await postern(folder)).toMatchObject({ code: 0, out: 'No findings in 2 files with 1 route.\n' })
    expect((await postern(folder, '--verbose')).out).toMatch(/^note src\/half\.ts: /)
  })

  it('a test that a hook names along with what changed', async () => {
    const folder = temporaryProject({ ...cleanShop, 'src/server.test.ts': '' })
    expect(await postern(folder, 'src/server.ts', 'src/server.test.ts')).toMatchObject({
      code: 0,
      out: 'note src/server.test.ts: The file is not judged: it is ignored by git or postern.json, or is generated, a test or a script.\n\n'
        + 'No findings in 1 file with 1 route.\n'
    })
  })

  it('a policy further in, which is another project\'s', async () => {
    const folder = temporaryProject({ ...cleanShop, 'packages/tills/postern.json': '{}', 'packages/tills/src/till.ts': '' })
    expect((await postern(folder)).out).toMatch(/^note packages\/tills\/postern\.json: This policy does not count here: /)
  })
})
