import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../packages/cli/src/fixes/apply.ts'
import { fixProject } from '../../packages/cli/src/fixes/rounds.ts'
import { writeFixes } from '../../packages/cli/src/fixes/write.ts'
import { createWorkspace, emptyPolicy, type Edit, type Finding, type Rule } from '../../packages/engine/src/index.ts'
import { memoryHost } from '../support/memory-host.ts'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { finding } from './report.ts'
import { postern } from './support.ts'

/** What becomes of a text when findings with these edits each are fixed. */
function applied(text: string, ...fixes: Omit<Edit, 'path'>[][]): { text: string | undefined, count: number } {
  const findings = fixes.map((edits): Finding => ({ ...finding, fixes: [{ title: '', automatic: true, edits: edits.map(edit => ({ ...edit, path: '/a.ts' })) }] }))
  const { texts, fixes: done } = applyFixes(findings, () => text)
  return { text: texts.get('/a.ts'), count: done.length }
}

describe('fixes of one round', () => {
  it('are applied together', () => {
    expect(applied('a b c', [{ start: 0, end: 1, text: 'A' }], [{ start: 4, end: 5, text: '' }])).toEqual({ text: 'A b ', count: 2 })
  })

  it('wait when they overlap one before them, with all of their edits', () => {
    expect(applied('a b c', [{ start: 0, end: 3, text: 'x' }], [{ start: 2, end: 3, text: 'y' }, { start: 4, end: 5, text: 'z' }])).toEqual({ text: 'x c', count: 1 })
  })

  it('wait when they insert something else at the same place', () => {
    expect(applied('ab', [{ start: 1, end: 1, text: '1' }], [{ start: 1, end: 1, text: '2' }])).toEqual({ text: 'a1b', count: 1 })
  })

  it('share what both insert', () => {
    const add = { start: 0, end: 0, text: 'import x\n' }
    expect(applied('a b', [add, { start: 0, end: 1, text: 'x' }], [add, { start: 2, end: 3, text: 'y' }])).toEqual({ text: 'import x\nx y', count: 2 })
  })

  it('end lines as the file does', () => {
    expect(applied('a\r\nb\r\n', [{ start: 0, end: 0, text: '1\n2\n' }]).text).toBe('1\r\n2\r\na\r\nb\r\n')
  })

  it('are those that are automatic', () => {
    const { texts } = applyFixes([{ ...finding, fixes: finding.fixes.map(fix => ({ ...fix, automatic: false })) }], () => '')
    expect(texts.size).toBe(0)
  })
})

/** Finds a word and replaces it. */
function replacing(word: string, by: string): Rule {
  return {
    meta: {
      name: `no-${word}`, description: '', risks: [], cwe: [], owasp: [], preset: 'recommended', severity: 'error', confidence: 'high', fixable: true, hasSuggestions: false
    },
    * run(view) {
      for (const path of view.program.modules.keys()) {
        const start = view.text(path).indexOf(word)
        const place = { path, start, end: start + word.length }
        if (start >= 0) yield { place, message: word, confidence: 'high', steps: [], related: [], fixes: [{ title: by, automatic: true, edits: [{ ...place, text: by }] }], identity: word }
      }
    }
  }
}

function fixed(text: string, ...rules: Rule[]) {
  const host = memoryHost({ '/shop/a.ts': text, '/shop/b.ts': text })
  const workspace = createWorkspace({ host, roots: ['/shop'], policy: emptyPolicy, rules, settings: { preset: 'recommended' } })
  const { texts, before, count, notes } = fixProject({ workspace, isAsked: file => file === '/shop/a.ts' })
  return { text: texts.get('/shop/a.ts'), before: before.get('/shop/a.ts'), files: texts.size, count, notes }
}

describe('fixing a project', () => {
  it('goes on until nothing is left, in the files that were asked about', () => {
    expect(fixed('one + one + one', replacing('one', 'two'), replacing('two', '2')))
      .toEqual({ text: '2 + 2 + 2', before: 'one + one + one', files: 1, count: 6, notes: [] })
  })

  it('ends although two rules quarrel', () => {
    expect(fixed('one', replacing('one', 'two'), replacing('two', 'one')).text).toBe('one')
  })

  it('takes back what breaks the syntax', () => {
    expect(fixed('f(one)', replacing('one', '(('))).toMatchObject({ files: 0, count: 0, notes: [{ path: '/shop/a.ts', stage: 'fix' }] })
  })
})

describe('writing fixes', () => {
  const write = (path: string, before: string): string[] => writeFixes({ texts: new Map([[path, 'new']]), before: new Map([[path, before]]), count: 1, notes: [] }).map(note => note.message)

  it('keeps the mark of the byte order', () => {
    const file = join(temporaryProject({ 'a.ts': '\uFEFFold' }), 'a.ts')
    expect(write(file, 'old')).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFnew')
  })

  it('leaves a file alone that somebody changed meanwhile', () => {
    const file = join(temporaryProject({ 'a.ts': 'newer' }), 'a.ts')
    expect(write(file, 'old')).toEqual(['The fixes were not written: the file changed meanwhile, or is not in UTF-8.'])
    expect(readFileSync(file, 'utf8')).toBe('newer')
  })

  it('leaves a file alone of which something would be lost', () => {
    const file = join(temporaryProject({ 'a.ts': '' }), 'a.ts')
    const latin = Buffer.from([0x2f, 0x2f, 0xe9])
    writeFileSync(file, latin)
    expect(write(file, latin.toString('utf8'))).toHaveLength(1)
    expect(readFileSync(file)).toEqual(latin)
  })

  it('says why a file could not be written', () => {
    const folder = temporaryProject({})
    expect(write(folder, '')).toEqual(['The fixes were not written: it is a folder.'])
  })
})

describe('postern --fix', () => {
  it('mends what it can and reports the rest', async () => {
    const folder = temporaryProject(shop)
    expect(await postern(folder, '--fix')).toEqual({ code: 0, err: '', out: '1 finding mended in 1 file.\nNo findings in 1 file with 1 route.\n' })
    expect(readFileSync(join(folder, 'src/server.ts'), 'utf8')).toBe(cleanShop['src/server.ts'])
    expect(await postern(folder, '--fix')).toMatchObject({ code: 0, out: '0 findings mended in 0 files.\nNo findings in 1 file with 1 route.\n' })
  })

  it('can show it as a diff first, which git takes', async () => {
    const folder = temporaryProject(shop)
    const { code, out } = await postern(folder, '--fix-dry-run')
    expect(code).toBe(1)
    expect(readFileSync(join(folder, 'src/server.ts'), 'utf8')).toBe(shop['src/server.ts'])
    execFileSync('git', ['apply', '-'], { cwd: folder, input: out })
    expect(readFileSync(join(folder, 'src/server.ts'), 'utf8')).toBe(cleanShop['src/server.ts'])
    expect(await postern(folder, '--fix-dry-run')).toEqual({ code: 0, out: '', err: '' })
  })
})
