import type { Module } from '../model/module.ts'
import type { FunctionRef } from '../model/value.ts'
import { ALIASES } from './limits.ts'
import { indexOf } from './module-index.ts'
import type { Modules } from './modules.ts'
import type { Resolver } from './resolution/resolver.ts'
import { Ground, type Tracker } from './tracking.ts'

/** The names that functions go by: what renames them in any file, and as what files import the default of another. */
export class Names {
  readonly #modules: Modules
  readonly #resolver: Resolver
  readonly #tracker: Tracker
  readonly #ground = new Ground()
  #renames: ReadonlyMap<string, ReadonlySet<string>> | null = null
  #defaults: ReadonlyMap<string, readonly string[]> | null = null

  constructor(modules: Modules, resolver: Resolver, tracker: Tracker) {
    this.#modules = modules
    this.#resolver = resolver
    this.#tracker = tracker
  }

  /** Every name that the function may be called by: its own, those that aliases, properties, imports and exports give it. */
  of(target: FunctionRef): readonly string[] {
    this.#tracker.read(this.#ground)
    this.#tracker.read(this.#modules.ground(target.module.path))
    const { node, module } = target
    const first = node.kind === 'constructor' ? [module.classes[node.class ?? -1]?.name ?? null, 'super'] : [node.name]
    const names = new Set(first.filter(name => name !== null))
    const exported = module.exports.filter(one => one.name === 'default' || one.name === '=')
    const isDefault = exported.some(one => one.value?.kind === 'function' ? one.value.function === target.index
      : one.value?.kind === 'ref' && names.has(one.value.name))
    if (isDefault) for (const name of this.#importedAs(module)) names.add(name)
    const renames = this.#renames ??= this.#allRenames()
    for (const name of names) {
      for (const other of renames.get(name) ?? []) {
        if (names.size >= ALIASES) break
        if (other !== 'default' && other !== '=' && other !== '*') names.add(other)
      }
    }
    return [...names]
  }

  /** A file has another text: the names of all functions are in doubt where it renames otherwise. */
  replace(before: Module, module: Module): void {
    if (renamesIn(before) === renamesIn(module) && JSON.stringify(defaultsIn(before)) === JSON.stringify(defaultsIn(module))) return
    this.#renames = null
    this.#defaults = null
    this.#tracker.drop([this.#ground])
  }

  /** The names under which other files import a file's default. */
  #importedAs(module: Module): readonly string[] {
    this.#defaults ??= this.#importedDefaults()
    return this.#defaults.get(module.path) ?? []
  }

  #importedDefaults(): ReadonlyMap<string, readonly string[]> {
    const defaults = new Map<string, string[]>()
    for (const other of this.#modules.values()) {
      for (const { from, name } of defaultsIn(other)) {
        const resolution = this.#resolver.resolve(other.path, from)
        if (resolution.kind !== 'file') continue
        const list = defaults.get(resolution.path)
        if (list) list.push(name)
        else defaults.set(resolution.path, [name])
      }
    }
    return defaults
  }

  #allRenames(): ReadonlyMap<string, ReadonlySet<string>> {
    const all = new Map<string, Set<string>>()
    for (const module of this.#modules.values()) {
      for (const [name, others] of indexOf(module).renames) {
        const known = all.get(name)
        if (known) for (const other of others) known.add(other)
        else all.set(name, new Set(others))
      }
    }
    return all
  }
}

function defaultsIn(module: Module): readonly { readonly from: string, readonly name: string }[] {
  return module.bindings.flatMap(({ import: imported, name }) =>
    imported && (imported.name === 'default' || imported.name === '=') ? [{ from: imported.from, name }] : [])
}

function renamesIn(module: Module): string {
  return JSON.stringify([...indexOf(module).renames])
}
