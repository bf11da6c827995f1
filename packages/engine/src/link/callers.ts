import type { Call } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { ALIASES, CALLERS } from './limits.ts'
import type { Linker } from './linker.ts'
import { indexOf } from './module-index.ts'

/**
 * The calls that may go to a function. Candidates come from an index of calls by name; each is confirmed by asking where it goes. The
 * linker that confirms does not ask for callers itself, so that a question about one function does not spread over the whole project.
 */
export class Callers {
  readonly #linker: Linker
  #calls: Map<string, Site<Call>[]> | null = null
  readonly #byName = new Map<string, Map<FunctionRef, Site<Call>[]>>()
  readonly #renames = new Map<string, Set<string>>()
  readonly #handed = new Map<string, { readonly site: Site<Call>, readonly argument: number }[]>()
  readonly #known = new Map<FunctionRef, readonly Site<Call>[]>()
  #defaults: ReadonlyMap<string, readonly string[]> | null = null

  constructor(linker: Linker) {
    this.#linker = linker
  }

  of(target: FunctionRef): readonly Site<Call>[] {
    let known = this.#known.get(target)
    if (!known) {
      this.#known.set(target, [])
      this.#known.set(target, known = this.#find(target))
    }
    return known
  }

  #find(target: FunctionRef): readonly Site<Call>[] {
    this.#index()
    const names = this.#namesOf(target)
    const found = new Set<Call>()
    const sites: Site<Call>[] = []
    const add = (site: Site<Call>): void => {
      if (found.has(site.node) || sites.length >= CALLERS) return
      found.add(site.node)
      sites.push(site)
    }
    for (const name of names) for (const site of this.#callsOf(name).get(target) ?? []) add(site)
    for (const site of this.#throughParameters(target, names)) add(site)
    return sites.sort((a, b) => a.module.path < b.module.path ? -1 : a.module.path > b.module.path ? 1 : a.node.start - b.node.start)
  }

  /** Where all calls by a name go: each call is asked once, whatever functions are sought. */
  #callsOf(name: string): ReadonlyMap<FunctionRef, readonly Site<Call>[]> {
    let known = this.#byName.get(name)
    if (known) return known
    this.#byName.set(name, known = new Map<FunctionRef, Site<Call>[]>())
    for (const site of this.#calls?.get(name) ?? []) {
      for (const goal of this.#linker.targets(site.module, site.node, null)) {
        if (goal.kind === 'function') append(known, goal.function, [site])
        else if (goal.kind === 'construct') append(known, this.#linker.constructorRef(goal.class), [site])
      }
    }
    return known
  }

  /** The function is handed to a function of the project, which calls its parameter. */
  #throughParameters(target: FunctionRef, names: readonly string[]): readonly Site<Call>[] {
    const found: Site<Call>[] = []
    const handover = indexOf(target.module).handovers.get(target.index)
    if (handover?.path === '') found.push(...this.#callsOfParameter({ module: target.module, node: handover.call }, handover.argument))
    for (const name of names) {
      for (const { site, argument } of (this.#handed.get(name) ?? []).slice(0, CALLERS)) {
        const node = site.node.arguments[argument]
        const isTarget = node && this.#linker.evaluate(site.module, node, null).some(value => value.kind === 'function' && value.function === target)
        if (isTarget) found.push(...this.#callsOfParameter(site, argument))
      }
    }
    return found
  }

  #callsOfParameter(site: Site<Call>, argument: number): readonly Site<Call>[] {
    return this.#linker.targets(site.module, site.node, null).flatMap(goal => {
      if (goal.kind !== 'function') return []
      const { module, node } = goal.function
      const parameter = node.parameters[argument + goal.bound.length]
      if (!parameter || parameter.rest) return []
      return (indexOf(module).calls.get(parameter.name) ?? [])
        .filter(call => call.callee.kind === 'ref' && call.callee.binding === parameter.binding)
        .map(call => ({ module, node: call }))
    })
  }

  /** Every name that the function may be called by: its own, those that aliases, properties, imports and exports give it. */
  #namesOf(target: FunctionRef): readonly string[] {
    const { node, module } = target
    const first = node.kind === 'constructor' ? [module.classes[node.class ?? -1]?.name ?? null, 'super'] : [node.name]
    const names = new Set(first.filter(name => name !== null))
    const exported = module.exports.filter(one => one.name === 'default' || one.name === '=')
    const isDefault = exported.some(one => one.value?.kind === 'function' ? one.value.function === target.index
      : one.value?.kind === 'ref' && names.has(one.value.name))
    if (isDefault) for (const name of this.#importedAs(module)) names.add(name)
    for (const name of names) {
      for (const other of this.#renames.get(name) ?? []) {
        if (names.size >= ALIASES) break
        if (other !== 'default' && other !== '=' && other !== '*') names.add(other)
      }
    }
    return [...names]
  }

  /** The names under which other files import a file's default. */
  #importedAs(module: Module): readonly string[] {
    this.#defaults ??= this.#importedDefaults()
    return this.#defaults.get(module.path) ?? []
  }

  #importedDefaults(): ReadonlyMap<string, readonly string[]> {
    const defaults = new Map<string, string[]>()
    for (const other of this.#linker.modules.values()) {
      for (const binding of other.bindings) {
        if (!binding.import || (binding.import.name !== 'default' && binding.import.name !== '=')) continue
        const resolution = this.#linker.resolve(other.path, binding.import.from)
        if (resolution.kind === 'file') append(defaults, resolution.path, [binding.name])
      }
    }
    return defaults
  }

  #index(): void {
    if (this.#calls) return
    const calls = this.#calls = new Map<string, Site<Call>[]>()
    for (const module of this.#linker.modules.values()) {
      const index = indexOf(module)
      for (const [name, nodes] of index.calls) append(calls, name, nodes.map(node => ({ module, node })))
      for (const [name, handed] of index.handedNames) {
        append(this.#handed, name, handed.filter(one => one.path === '').map(one => ({ site: { module, node: one.call }, argument: one.argument })))
      }
      for (const [name, others] of index.renames) {
        const known = this.#renames.get(name)
        if (known) for (const other of others) known.add(other)
        else this.#renames.set(name, new Set(others))
      }
    }
  }
}

function append<K, T>(map: Map<K, T[]>, key: K, values: readonly T[]): void {
  const list = map.get(key)
  if (list) list.push(...values)
  else map.set(key, [...values])
}
