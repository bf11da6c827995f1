import type { Call } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { CALLERS } from './limits.ts'
import type { Linker } from './linker.ts'
import { indexOf } from './module-index.ts'
import type { Names } from './names.ts'
import { Memory } from './remembered.ts'
import type { Cell, Tracker } from './tracking.ts'

/** The callers of one function. Who rests on them falls only when there are others after a change. */
class Known implements Cell {
  dependents: Cell[] | null = null
  isForgotten = false
  /** A file has changed that they rest on. */
  isDoubtful = true
  sites: readonly Site<Call>[] = []

  drop(): boolean {
    this.isDoubtful = true
    return false
  }
}

/**
 * The calls that may go to a function. Candidates come from an index of calls by name; each is confirmed by asking where it goes. The
 * linker that confirms does not ask for callers itself, so that a question about one function does not spread over the whole project.
 */
export class Callers {
  readonly #linker: Linker
  readonly #tracker: Tracker
  readonly #names: Names
  readonly #byName = new Map<string, Memory<ReadonlyMap<FunctionRef, readonly Site<Call>[]>>>()
  readonly #known = new Map<FunctionRef, Known>()

  constructor(linker: Linker, tracker: Tracker, names: Names) {
    this.#linker = linker
    this.#tracker = tracker
    this.#names = names
  }

  of(target: FunctionRef): readonly Site<Call>[] {
    let known = this.#known.get(target)
    if (!known) this.#known.set(target, known = new Known())
    this.#tracker.read(known)
    if (known.isDoubtful) this.#ask(target, known)
    return known.sites
  }

  /** Asks again where a change raised doubts; those who rest on what was answered fall where it is another answer now. */
  settle(isGone: (module: Module) => boolean): void {
    for (const [target, known] of this.#known) {
      if (isGone(target.module)) {
        this.#known.delete(target)
      } else if (known.isDoubtful) {
        const before = known.sites
        this.#ask(target, known)
        const isSame = before.length === known.sites.length && before.every((site, index) => site.node === known.sites[index]?.node)
        if (isSame) continue
        const { dependents } = known
        known.dependents = null
        this.#tracker.drop(dependents ?? [])
      }
    }
  }

  #ask(target: FunctionRef, known: Known): void {
    known.isDoubtful = false
    known.sites = []
    known.sites = this.#tracker.within(known, () => this.#find(target))
  }

  #find(target: FunctionRef): readonly Site<Call>[] {
    const names = this.#names.of(target)
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
    let memory = this.#byName.get(name)
    if (!memory) this.#byName.set(name, memory = new Memory())
    const own = memory
    this.#tracker.read(own)
    if (own.result) return own.result
    const goals = own.result = new Map<FunctionRef, Site<Call>[]>()
    own.isForgotten = false
    this.#tracker.within(own, () => {
      for (const site of this.#linker.index.calls(name)) {
        for (const goal of this.#linker.targets(site.module, site.node, null)) {
          if (goal.kind === 'function') append(goals, goal.function, [site])
          else if (goal.kind === 'construct') append(goals, this.#linker.constructorRef(goal.class), [site])
        }
      }
    })
    return goals
  }

  /** The function is handed to a function of the project, which calls its parameter. */
  #throughParameters(target: FunctionRef, names: readonly string[]): readonly Site<Call>[] {
    const found: Site<Call>[] = []
    const handover = indexOf(target.module).handovers.get(target.index)
    if (handover?.path === '') found.push(...this.#callsOfParameter({ module: target.module, node: handover.call }, handover.argument))
    for (const name of names) {
      for (const { site, argument } of this.#linker.index.handed(name).slice(0, CALLERS)) {
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
}

function append<K, T>(map: Map<K, T[]>, key: K, values: readonly T[]): void {
  const list = map.get(key)
  if (list) list.push(...values)
  else map.set(key, [...values])
}
