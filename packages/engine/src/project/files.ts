import ignore, { type Ignore } from 'ignore'
import type { Host } from '../model/index.ts'
import { isEntered, isJudged, isSource } from './kinds.ts'

/**
 * The source files of a project that are part of the running server, sorted.
 *
 * @param host - the files
 * @param root - the folder to look in, absolute
 * @param patterns - further patterns in the form of .gitignore, relative to the root
 * @returns absolute paths; what `.gitignore` files, `patterns` and the folders of tools, tests and builds name is left out
 */
export function projectFiles(host: Host, root: string, patterns: readonly string[] = []): string[] {
  const found: string[] = []
  const own = ignore().add([...patterns])
  walk(host, root, '', [{ folder: '', rules: own }, ...inherited(host, root)], found)
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** The rules of one `.gitignore`; `folder` is its place relative to the root, with a trailing slash (empty: the root). */
interface IgnoreFile {
  readonly folder: string
  /** How deep the root lies below the folder of the file, when it stands above the root. */
  readonly above?: string
  readonly rules: Ignore
}

/** `.gitignore` files above the root, up to the repository's top. */
function inherited(host: Host, root: string): IgnoreFile[] {
  const files: IgnoreFile[] = []
  let above = ''
  for (let folder = root; !host.list(folder).includes('.git/');) {
    const parent = folder.slice(0, folder.lastIndexOf('/'))
    if (parent === '' || parent === folder) return []
    above = `${folder.slice(parent.length + 1)}/${above}`
    const text = host.read(`${parent}/.gitignore`)
    if (text !== null) files.push({ folder: '', above, rules: ignore().add(text) })
    folder = parent
  }
  return files
}

function walk(host: Host, root: string, relative: string, rules: readonly IgnoreFile[], found: string[]): void {
  const names = host.list(`${root}/${relative}`)
  const text = names.includes('.gitignore') ? host.read(`${root}/${relative}.gitignore`) : null
  const here = text === null ? rules : [...rules, { folder: relative, rules: ignore().add(text) }]
  for (const name of names) {
    const path = relative + name
    if (name.endsWith('/')) {
      if (isEntered(name.slice(0, -1)) && isJudged(`${path}x`) && !isIgnored(path, here)) walk(host, root, path, here, found)
    } else if (isSource(name) && isJudged(path) && !isIgnored(path, here)) {
      found.push(`${root}/${path}`)
    }
  }
}

function isIgnored(path: string, rules: readonly IgnoreFile[]): boolean {
  return rules.some(({ folder, above = '', rules }) => rules.ignores(above + path.slice(folder.length)))
}
