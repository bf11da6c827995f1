import type { Binding, Export, Module } from '../model/module.ts'
import type { Library } from '../model/library.ts'
import { folderOf } from './resolution/path.ts'

/** Where names come from that a file may use without importing them. */
type Sources = ReadonlyMap<string, string>

/** Folders whose exports the server code of a project has without an import: https://nitro.build/guide/utils */
const UTILITIES = /\/(?:server\/|shared\/)?utils\/(?:.*\/)?[^/]+\.[cm]?[jt]s$/

/**
 * Writes down the imports that a build writes (auto-imports of Nuxt and Nitro): a name that nothing in a file binds, and that a package of
 * its project or a file of utilities exports, is an import of that. Everything after it sees an import like any other.
 */
export class AmbientImports {
  readonly #libraries: readonly Library[]
  readonly #asks: (folder: string, name: string) => boolean
  readonly #byFolder = new Map<string, Sources | null>()
  readonly #utilities: readonly Module[]

  /**
   * @param asks - whether the project that a folder belongs to asks for a package
   */
  constructor(libraries: readonly Library[], modules: Iterable<Module>, asks: (folder: string, name: string) => boolean) {
    this.#libraries = libraries.filter(({ ambient }) => ambient !== undefined)
    this.#asks = asks
    this.#utilities = [...modules].filter(({ path }) => UTILITIES.test(path))
  }

  /** The file with its imports written down: itself where there are none. */
  of(module: Module): Module {
    const sources = this.#sourcesFor(folderOf(module.path))
    return sources === null ? module : withImports(module, sources)
  }

  /** Whether what other files may use without an import rests on the file. */
  rests({ path }: Module): boolean {
    return UTILITIES.test(path) && [...this.#byFolder.values()].some(sources => sources !== null)
  }

  #sourcesFor(folder: string): Sources | null {
    const known = this.#byFolder.get(folder)
    if (known !== undefined) return known
    const isServer = this.#asks(folder, 'nitropack') || `${folder}/`.includes('/server/') && this.#asks(folder, 'nuxt')
    const found = isServer ? this.#collect(folder) : null
    this.#byFolder.set(folder, found)
    return found
  }

  #collect(folder: string): Sources {
    const sources = new Map<string, string>()
    for (const { package: name, ambient = [], exports } of this.#libraries) {
      if (!ambient.some(one => this.#asks(folder, one))) continue
      for (const exported of Object.keys(exports)) if (exported !== 'default' && exported !== '=') sources.set(exported, name)
    }
    const end = `${folder}/`.lastIndexOf('/server/')
    const root = end < 0 ? folderOf(folder) : folder.slice(0, end)
    for (const { path, exports } of this.#utilities) {
      if (path.startsWith(`${root}/`)) for (const each of exports) if (isName(each)) sources.set(each.name, path)
    }
    return sources
  }
}

const isName = ({ name, typeOnly, value }: Export): boolean => !typeOnly && value !== null && /^[\w$]+$/.test(name) && name !== 'default'

/** What was made of a file, by the names that it was given: files that did not change keep their identity. */
const made = new WeakMap<Module, { readonly key: string, readonly module: Module }>()

function withImports(module: Module, sources: Sources): Module {
  const used = usedIn(module, sources)
  if (used.length === 0) return module
  const key = used.map(name => `${name} ${sources.get(name) ?? ''}`).join('\n')
  const before = made.get(module)
  if (before?.key === key) return before.module
  const bindings = new Map(used.map((name, index) => [name, module.bindings.length + index]))
  const rewritten = rewrite(module, bindings)
  const added = used.map((name): Binding => ({
    name, kind: 'import', function: 0, values: [], type: null, parameter: null, each: null, start: 0, end: 0,
    import: { from: sources.get(name) ?? '', name, typeOnly: false }
  }))
  const requests = [...new Set(used.map(name => sources.get(name) ?? ''))].map(from => ({ from, form: 'import' as const, start: 0, end: 0 }))
  const result: Module = { ...rewritten, format: 'esm', bindings: [...rewritten.bindings, ...added], requests: [...module.requests, ...requests] }
  made.set(module, { key, module: result })
  return result
}

/** The names of the sources that the file uses and does not bind, sorted. */
function usedIn(module: Module, sources: Sources): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<object>()
  const pending: unknown[] = [module.functions, module.classes, module.bindings, module.exports]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue
    seen.add(part)
    if ('kind' in part && part.kind === 'global' && 'name' in part && typeof part.name === 'string' && sources.has(part.name)) found.add(part.name)
    for (const value of Object.values(part)) if (typeof value === 'object' && value !== null) pending.push(value)
  }
  return [...found].sort()
}

/** A copy of plain data in which such names are references; what is one object before is one afterwards. */
function rewrite(module: Module, bindings: ReadonlyMap<string, number>): Module {
  const copies = new Map<object, object>()
  return copy(module) as Module

  function copy(part: unknown): unknown {
    if (typeof part !== 'object' || part === null) return part
    const known = copies.get(part)
    if (known !== undefined) return known
    if (Array.isArray(part)) {
      const list: unknown[] = []
      copies.set(part, list)
      for (const each of part) list.push(copy(each))
      return list
    }
    const result: Record<string, unknown> = {}
    copies.set(part, result)
    for (const [key, value] of Object.entries(part)) result[key] = copy(value)
    const binding = result.kind === 'global' && typeof result.name === 'string' ? bindings.get(result.name) : undefined
    if (binding !== undefined) Object.assign(result, { kind: 'ref', binding })
    return result
  }
}
