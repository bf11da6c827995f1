import ignore, { type Ignore } from 'ignore'
import type { Host, Policy } from '../model/index.ts'
import { isEntered, isJudged, isSource } from './kinds.ts'

/**
 * The source files of a project that are part of the running server, sorted.
 *
 * @param host - the files
 * @param root - the folder to look in, absolute
 * @param policy - what else is ignored
 * @returns absolute paths; what `.gitignore` files, the policy and the folders of tools, tests and builds name is left out
 */
export function projectFiles(host: Host, root: string, policy: Pick<Policy, 'ignore' | 'folder'> = { ignore: [] }): string[] {
  const top = root.replace(/\/$/, '')
  const own: Patterns = { folder: policy.folder ?? top, rules: ignore().add([...policy.ignore]) }
  const found: string[] = []
  const around = inherited(host, top)
  const isOut = (path: string, patterns: readonly Patterns[]): boolean => isIgnored(path, [own]) || isIgnored(path, patterns)
  walk({ host, top, real: host.real(root).replace(/\/$/, ''), seen: new Set(), isOut, found }, '', around)
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** The patterns of one `.gitignore`, or of the policy. */
interface Patterns {
  /** Where its paths start. */
  readonly folder: string
  readonly rules: Ignore
}

interface Walk {
  readonly host: Host
  readonly top: string
  /** The root behind links. */
  readonly real: string
  /** Folders outside the root that were entered through links. */
  readonly seen: Set<string>
  readonly isOut: (path: string, patterns: readonly Patterns[]) => boolean
  readonly found: string[]
}

/** The `.gitignore` files above the root, up to the repository's top, the uppermost first; none when there is no repository. */
function inherited(host: Host, root: string): Patterns[] {
  const patterns: Patterns[] = []
  for (let folder = root; ; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    if (folder !== root) patterns.unshift(...read(host, folder, '.gitignore'))
    const names = host.list(folder === '' ? '/' : folder)
    // A file `.git` stands in worktrees and submodules.
    if (names.includes('.git/') || names.includes('.git')) return [...read(host, folder, '.git/info/exclude'), ...patterns]
    if (!folder.includes('/')) return []
  }
}

function read(host: Host, folder: string, name: string): Patterns[] {
  const text = host.read(`${folder}/${name}`)
  return text === null ? [] : [{ folder, rules: ignore().add(text) }]
}

/** @param relative - the folder below the root, with a trailing slash; empty: the root */
function walk(at: Walk, relative: string, above: readonly Patterns[]): void {
  const folder = `${at.top}/${relative}`
  const names = at.host.list(folder)
  const patterns = names.includes('.gitignore') ? [...above, ...read(at.host, folder.slice(0, -1), '.gitignore')] : above
  for (const name of names) {
    const path = relative + name
    if (name.endsWith('/')) {
      if (!isEntered(name.slice(0, -1)) || !isJudged(`${path}route.ts`) || at.isOut(`${at.top}/${path}`, patterns)) continue
      if (isNew(at, path.slice(0, -1))) walk(at, path, patterns)
    } else if (isSource(name) && isJudged(path) && !at.isOut(`${at.top}/${path}`, patterns)) {
      at.found.push(`${at.top}/${path}`)
    }
  }
}

/**
 * Whether a folder holds files that the walk would not meet anyway. Behind a link may be a folder of the project, which is met
 * under its own name, or one that leads back here: every real folder is entered once, so the walk ends.
 */
function isNew(at: Walk, relative: string): boolean {
  const real = at.host.real(`${at.top}/${relative}`)
  if (real === `${at.real}/${relative}`) return true
  if (`${real}/`.startsWith(`${at.real}/`) || `${at.real}/`.startsWith(`${real}/`)) return false
  if (at.seen.has(real)) return false
  at.seen.add(real)
  return true
}

/** Git's order: the file nearest to the path has the word, and in it the last pattern that fits. */
function isIgnored(path: string, patterns: readonly Patterns[]): boolean {
  for (const { folder, rules } of patterns.toReversed()) {
    if (!path.startsWith(`${folder}/`)) continue
    const { ignored, unignored } = rules.test(path.slice(folder.length + 1))
    if (ignored || unignored) return ignored
  }
  return false
}
