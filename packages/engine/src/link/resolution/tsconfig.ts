import { CHAIN, FOLDERS } from '../limits.ts'
import type { Files } from './files.ts'
import { asRecord, asText, asTexts, readJson } from './json.ts'
import { folderOf, join } from './path.ts'

/** What a tsconfig says about specifiers. Patterns hold at most one `*`; targets are absolute. */
export interface PathMapping {
  readonly patterns: readonly { readonly pattern: string, readonly targets: readonly string[] }[]
  /** Folder that bare specifiers are tried in, or null. */
  readonly base: string | null
}

const none: PathMapping = { patterns: [], base: null }

/** The mappings of the nearest tsconfig.json (or jsconfig.json) above a folder, `extends` and references followed. */
export class TsConfigs {
  readonly #files: Files
  readonly #byFolder = new Map<string, PathMapping>()
  readonly #byPath = new Map<string, PathMapping>()

  constructor(files: Files) {
    this.#files = files
  }

  at(folder: string): PathMapping {
    const known = this.#byFolder.get(folder)
    if (known) return known
    const found = this.#search(folder)
    this.#byFolder.set(folder, found)
    return found
  }

  #search(start: string): PathMapping {
    let folder = start
    for (let step = 0; step < FOLDERS; step++) {
      for (const name of ['tsconfig.json', 'jsconfig.json']) {
        const path = join(folder, name)
        if (this.#files.exists(path)) {
          const mapping = this.#read(path, 0)
          if (mapping.patterns.length > 0 || mapping.base !== null) return mapping
          return folder === '/' ? none : this.#outer(folder)
        }
      }
      if (folder === '/' || folderOf(folder) === folder) break
      folder = folderOf(folder)
    }
    return none
  }

  /** A configuration without mappings leaves the word to those of the folders above: editors' habits differ, and asking costs nothing. */
  #outer(folder: string): PathMapping {
    const outer = folderOf(folder)
    return outer === folder ? none : this.at(outer)
  }

  #read(path: string, depth: number): PathMapping {
    const known = this.#byPath.get(path)
    if (known) return known
    this.#byPath.set(path, none)
    const mapping = depth > CHAIN ? none : this.#parse(path, depth)
    this.#byPath.set(path, mapping)
    return mapping
  }

  #parse(path: string, depth: number): PathMapping {
    const text = this.#files.read(path)
    const json = text === null ? null : readJson(text)
    if (!json) return none
    const folder = folderOf(path)
    const options = asRecord(json.compilerOptions) ?? {}
    const bases = [json.extends].flat().flatMap(one => typeof one === 'string' ? this.#extended(folder, one, depth) : [])
    const inherited = bases.filter(one => one.patterns.length > 0 || one.base !== null).at(-1) ?? none
    const baseUrl = asText(options.baseUrl)
    const base = baseUrl === null ? inherited.base : join(folder, baseUrl)
    const paths = asRecord(options.paths)
    const own = paths ? patternsOf(paths, baseUrl === null ? folder : join(folder, baseUrl)) : inherited.patterns
    const mapping = { patterns: own, base }
    if (own.length > 0 || base !== null) return mapping
    return this.#referenced(folder, json.references, depth) ?? mapping
  }

  #extended(folder: string, name: string, depth: number): PathMapping[] {
    if (!name.startsWith('.') && !name.startsWith('/')) return this.#ofPackage(folder, name, depth)
    const path = join(folder, name)
    const found = [path, `${path}.json`, `${path}/tsconfig.json`].find(one => one.endsWith('.json') && this.#files.exists(one))
    return found ? [this.#read(found, depth + 1)] : []
  }

  #ofPackage(start: string, name: string, depth: number): PathMapping[] {
    for (let folder = start, step = 0; step < FOLDERS; folder = folderOf(folder), step++) {
      const path = join(folder, `node_modules/${name}`)
      const found = [path, `${path}.json`, `${path}/tsconfig.json`].find(one => one.endsWith('.json') && this.#files.exists(one))
      if (found) return [this.#read(found, depth + 1)]
      if (folder === '/') break
    }
    return []
  }

  /** A solution file: its parts have the mappings. */
  #referenced(folder: string, references: unknown, depth: number): PathMapping | null {
    if (!Array.isArray(references)) return null
    const patterns = references.flatMap(one => {
      const path = asText(asRecord(one)?.path)
      return path === null ? [] : this.#extended(folder, path.startsWith('.') ? path : `./${path}`, depth).flatMap(mapping => mapping.patterns)
    })
    return patterns.length > 0 ? { patterns, base: null } : null
  }
}

function patternsOf(paths: Record<string, unknown>, folder: string): PathMapping['patterns'] {
  return Object.entries(paths)
    .map(([pattern, targets]) => ({ pattern, targets: asTexts(targets).map(target => join(folder, target)) }))
    .sort((a, b) => specificity(b.pattern) - specificity(a.pattern))
}

/** Exact patterns first, then those with the longest text before the star, as the compiler does. */
function specificity(pattern: string): number {
  const star = pattern.indexOf('*')
  return star < 0 ? Infinity : star
}

/** What a pattern makes of a specifier: the targets with what the star stands for put in; null when it does not match. */
export function applyPattern(pattern: string, targets: readonly string[], specifier: string): readonly string[] | null {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === specifier ? targets : null
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  const isMatch = specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length
  if (!isMatch) return null
  const matched = specifier.slice(star, specifier.length - after.length)
  return targets.map(target => target.replace('*', () => matched))
}
