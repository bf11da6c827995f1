import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lastingHost } from '../../packages/eslint-plugin/src/files.ts'
import { Project } from '../../packages/eslint-plugin/src/project.ts'
import { openShop } from '../support/open-shop.ts'
import { temporaryProject, writeFiles } from '../support/temporary-project.ts'

const pages = {
  ...openShop,
  'src/app.ts': openShop['src/app.ts'].replace('origin: true', 'origin: pages').replace('\n\n', `\nimport { pages } from './pages.ts'\n\n`)
}
const anyPage = 'export const pages = true\n'
const ourPage = `export const pages = ['https://bookshop.test']\n`

/** An editor at work in a project, with a clock that the test moves. */
function editor(files: Readonly<Record<string, string>>) {
  const folder = temporaryProject(files)
  let now = 0
  const project = new Project(folder, lastingHost(() => now))
  return {
    /** How many findings the file has, with the text that the editor holds. */
    lint: (path: string, text = files[path] ?? '') => project.answer(join(folder, path), text).findings.length,
    /** Something else writes a file; a moment passes. */
    write: (path: string, text: string): void => {
      writeFiles(folder, { [path]: text })
      // Two writes within a tick of the file system's clock would look like one.
      const { mtimeMs } = statSync(join(folder, path))
      utimesSync(join(folder, path), new Date(), new Date(mtimeMs + 1000 + now))
    },
    remove: (path: string) => { rmSync(join(folder, path)) },
    wait: () => { now += 2000 }
  }
}

describe('files on the disk', () => {
  it('are read again after a moment when something else changed them', () => {
    const { lint, write, wait } = editor({ ...pages, 'src/pages.ts': ourPage })
    expect(lint('src/app.ts')).toBe(0)
    write('src/pages.ts', anyPage)
    wait()
    expect(lint('src/app.ts')).toBe(1)
  })

  it('may be made and removed', () => {
    const { lint, write, remove, wait } = editor(pages)
    expect(lint('src/app.ts')).toBe(0)
    write('src/pages.ts', anyPage)
    wait()
    expect(lint('src/app.ts')).toBe(1)
    remove('src/pages.ts')
    wait()
    expect(lint('src/app.ts')).toBe(0)
  })

  it('are looked at once in a while only', () => {
    const { lint, write } = editor({ ...pages, 'src/pages.ts': ourPage })
    expect(lint('src/app.ts')).toBe(0)
    write('src/pages.ts', anyPage)
    expect(lint('src/app.ts')).toBe(0)
  })

  it('include the policy, at once', () => {
    const { lint, write } = editor({ ...pages, 'src/pages.ts': anyPage })
    expect(lint('src/app.ts')).toBe(1)
    write('postern.json', '{ "ignore": ["src/app.ts"] }')
    expect(lint('src/app.ts')).toBe(0)
  })
})

describe('texts that only the editor has', () => {
  it('count for every file of the project', () => {
    const { lint } = editor({ ...pages, 'src/pages.ts': ourPage })
    expect(lint('src/app.ts')).toBe(0)
    lint('src/pages.ts', anyPage)
    expect(lint('src/app.ts')).toBe(1)
    lint('src/pages.ts', ourPage)
    expect(lint('src/app.ts')).toBe(0)
  })

  it('are kept when the policy changes', () => {
    const { lint, write } = editor({ ...pages, 'src/pages.ts': ourPage })
    lint('src/pages.ts', anyPage)
    write('postern.json', '{}')
    expect(lint('src/app.ts')).toBe(1)
  })

  it('are given up when the file was saved by somebody else', () => {
    const { lint, write, wait } = editor({ ...pages, 'src/pages.ts': ourPage })
    lint('src/pages.ts', anyPage)
    expect(lint('src/app.ts')).toBe(1)
    write('src/pages.ts', `${ourPage}// saved\n`)
    wait()
    expect(lint('src/app.ts')).toBe(0)
  })

  it('stay after they were saved', () => {
    const { lint, write, wait } = editor({ ...pages, 'src/pages.ts': ourPage })
    lint('src/pages.ts', anyPage)
    write('src/pages.ts', anyPage)
    wait()
    expect(lint('src/pages.ts', anyPage)).toBe(0)
    expect(lint('src/app.ts')).toBe(1)
  })

  it('may be those of a file that is not there yet', () => {
    const { lint } = editor({ 'package.json': openShop['package.json'] })
    expect(lint('src/app.ts', openShop['src/app.ts'])).toBe(1)
  })
})

describe('the file host', () => {
  it('gives the same text as long as the file stays what it was', () => {
    const folder = temporaryProject({ 'a.ts': 'a' })
    const host = lastingHost()
    expect(host.read(`${folder}/a.ts`)).toBe('a')
    expect(host.list(folder)).toEqual(['a.ts'])
    writeFileSync(join(folder, 'a.ts'), 'longer')
    expect(host.read(`${folder}/a.ts`)).toBe('longer')
    expect(host.read(`${folder}/none.ts`)).toBeNull()
  })
})
