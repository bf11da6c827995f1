import type { Program, Slot } from '../model/program.ts'
import type { FunctionRef } from '../model/value.ts'

/** What was reached from one entry, as it was asked. */
interface Entry<T> {
  readonly asked: unknown
  readonly slot: Slot<T>
}

/**
 * What is reached from entries (routes, handlers) that are the same as the last time: of the same functions in the same activations, under
 * the same schemas. The surface is made anew after each change, so entries are compared by what they are made of.
 */
export class Entries<T> {
  readonly #program: Program
  #known = new WeakMap<FunctionRef, Entry<T>[]>()
  #now = new WeakMap<FunctionRef, Entry<T>[]>()

  constructor(program: Program) {
    this.#program = program
  }

  /** A run begins: what the last did not ask for is let go of. */
  begin(): void {
    this.#known = this.#now
    this.#now = new WeakMap()
  }

  reached(asked: unknown, functions: readonly { readonly function: FunctionRef }[], run: () => T): T {
    const last = functions.at(-1)?.function
    if (last === undefined) return run()
    const known = this.#known.get(last)?.find(one => isSame(one.asked, asked)) ?? { asked, slot: this.#program.slot<T>() }
    const list = this.#now.get(last)
    if (list) list.push(known)
    else this.#now.set(last, [known])
    return known.slot.read() ?? known.slot.fill(functions.map(one => one.function.module), run)
  }
}

/** The same data about the same files, functions, activations and nodes, which are compared by identity. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || isIdentity(a)) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, index) => isSame(part, b[index]))
  if (Object.getPrototypeOf(a) !== Object.prototype) return false
  const parts = Object.entries(a)
  return parts.length === Object.keys(b).length && parts.every(([name, part]) => isSame(part, (b as Record<string, unknown>)[name]))
}

/** Of which there is one object each: functions, activations, modules, nodes of the tree. */
function isIdentity(thing: object): boolean {
  return 'caller' in thing || 'functions' in thing && 'bindings' in thing || 'kind' in thing && 'start' in thing || 'index' in thing && 'node' in thing
}
