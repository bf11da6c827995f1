import { FOLDERS } from '../limits.ts'
import type { Files } from './files.ts'
import { asRecord, asText, asTexts, readJson } from './json.ts'
import { folderOf, join } from './path.ts'
import { applyPattern } from './tsconfig.ts'

/** A package.json of the project. */
export interface Manifest {
  readonly folder: string
  readonly json: Record<string, unknown>
}

/** The packages of the project itself: those of a workspace, by name. */
export class Packages {
  readonly #files: Files
  readonly #roots: readonly string[]
  readonly #manifests = new Map<string, Manifest | null>()
  readonly #nearest = new Map<string, Manifest | null>()
  #members: ReadonlyMap<string, Manifest> | null = null

  constructor(files: Files, roots: readonly string[]) {
    this.#files = files
    this.#roots = roots
  }

  /** The package.json in a folder. */
  manifest(folder: string): Manifest | null {
    let known = this.#manifests.get(folder)
    if (known === undefined) {
      const text = this.#files.read(join(folder, 'package.json'))
      const json = text === null ? null : readJson(text)
      this.#manifests.set(folder, known = json && { folder, json })
    }
    return known
  }

  /** The package that a folder belongs to. */
  nearest(folder: string): Manifest | null {
    const known = this.#nearest.get(folder)
    if (known !== undefined) return known
    const outer = folderOf(folder)
    const found = this.manifest(folder) ?? (outer === folder ? null : this.nearest(outer))
    this.#nearest.set(folder, found)
    return found
  }

  /** The range of versions of a package that the project asks for, as the nearest package.json that names it writes it. */
  range(folder: string, name: string): string | null {
    for (let at = this.nearest(folder); at !== null; at = at.folder === '/' ? null : this.nearest(folderOf(at.folder))) {
      for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
        const range = asText(asRecord(at.json[field])?.[name])
        if (range !== null) return range
      }
    }
    return null
  }

  /** The package of the workspace with this name. */
  member(name: string): Manifest | null {
    this.#members ??= this.#findMembers()
    return this.#members.get(name) ?? null
  }

  /** The roots and the folders above them are asked for workspaces: an editor may open one package alone. */
  #findMembers(): ReadonlyMap<string, Manifest> {
    const members = new Map<string, Manifest>()
    const add = (folder: string): void => {
      const manifest = this.manifest(folder)
      const name = asText(manifest?.json.name)
      if (manifest && name !== null && !members.has(name)) members.set(name, manifest)
    }
    for (const root of this.#roots) {
      for (let folder = root, step = 0; step < FOLDERS; folder = folderOf(folder), step++) {
        const globs = this.#globs(folder)
        for (const glob of globs) for (const member of this.#expand(folder, glob)) add(member)
        if (globs.length > 0 || folder === '/') break
      }
      add(root)
    }
    return members
  }

  #globs(folder: string): readonly string[] {
    const json = this.manifest(folder)?.json.workspaces
    const ofNpm = Array.isArray(json) ? asTexts(json) : asTexts(asRecord(json)?.packages)
    return [...ofNpm, ...globsOfPnpm(this.#files.read(join(folder, 'pnpm-workspace.yaml')) ?? '')]
  }

  /** Folders that a glob of whole names, `*` and `**` stands for. */
  #expand(root: string, glob: string): readonly string[] {
    if (glob.startsWith('!')) return []
    let folders = [root]
    for (const part of glob.split('/').filter(one => one !== '' && one !== '.')) {
      if (part === '**') folders = folders.flatMap(folder => this.#below(folder, 0))
      else if (part.includes('*')) folders = folders.flatMap(folder => this.#matching(folder, part))
      else folders = folders.map(folder => join(folder, part))
    }
    return folders.filter(folder => this.#files.exists(join(folder, 'package.json')))
  }

  #matching(folder: string, part: string): string[] {
    return this.#files.folders(folder)
      .filter(name => name !== 'node_modules' && !name.startsWith('.') && applyPattern(part, [], name) !== null)
      .map(name => join(folder, name))
  }

  #below(folder: string, depth: number): string[] {
    if (depth > 4) return [folder]
    return [folder, ...this.#matching(folder, '*').flatMap(inner => this.#below(inner, depth + 1))]
  }
}

/** The list under `packages:`; the only part of the file that is needed. */
function globsOfPnpm(text: string): readonly string[] {
  const list = /^packages:[^\S\n]*\n((?:[^\S\n]*(?:-[^\n]*|#[^\n]*)?\n?)*)/m.exec(text)?.[1] ?? ''
  return [...list.matchAll(/^\s*-\s*(['"]?)([^'"#\n]+)\1/gm)].map(match => (match[2] ?? '').trim())
}

/** The files that a package names for a subpath (`.` or `./x`), most likely first. */
export function entriesOf(manifest: Manifest, subpath: string): readonly string[] {
  const { json } = manifest
  const named = byExports(json.exports, subpath)
  if (subpath !== '.') return [...named, subpath]
  const fields = ['source', 'types', 'typings', 'module', 'main'].flatMap(field => asText(json[field]) ?? [])
  return [...named, ...fields, './index']
}

/** The targets of `imports` for a specifier such as `#db/pool`. */
export function importsOf(manifest: Manifest, specifier: string): readonly string[] {
  return byExports(manifest.json.imports, specifier)
}

function byExports(exports: unknown, subpath: string): readonly string[] {
  const map = asRecord(exports)
  const isMap = map && Object.keys(map).every(key => key.startsWith('.') || key.startsWith('#'))
  if (!map || !isMap) return subpath === '.' ? targetsOf(exports) : []
  return Object.entries(map).flatMap(([pattern, target]) => applyPattern(pattern, targetsOf(target), subpath) ?? [])
}

/** All targets under conditions, in their order; which condition holds does not matter for where the source is. */
function targetsOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target]
  if (Array.isArray(target)) return target.flatMap(targetsOf)
  return Object.values(asRecord(target) ?? {}).flatMap(targetsOf)
}
