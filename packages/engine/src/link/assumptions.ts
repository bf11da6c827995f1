import type { FunctionRef } from '../model/value.ts'
import type { Values } from './values.ts'

/** What frameworks say about parameters. Remembers who asked before it was said, since those answers are out of date then. */
export class AssumedParameters {
  readonly #values = new Map<FunctionRef, Map<number, Values>>()
  readonly #asked = new Map<FunctionRef, Set<number>>()
  #isOutdated = false

  get(target: FunctionRef, index: number): Values | null {
    const asked = this.#asked.get(target)
    if (asked) asked.add(index)
    else this.#asked.set(target, new Set([index]))
    return this.#values.get(target)?.get(index) ?? null
  }

  set(target: FunctionRef, index: number, values: Values): void {
    if (this.#asked.get(target)?.has(index)) this.#isOutdated = true
    const known = this.#values.get(target)
    if (known) known.set(index, values)
    else this.#values.set(target, new Map([[index, values]]))
  }

  /** Whether answers given so far may rest on something said since; asking settles it. */
  takeOutdated(): boolean {
    const isOutdated = this.#isOutdated
    if (isOutdated) this.#asked.clear()
    this.#isOutdated = false
    return isOutdated
  }
}
