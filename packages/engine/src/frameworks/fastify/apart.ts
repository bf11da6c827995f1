/**
 * Which hooks stand apart: they were added to the instance of a plugin that has no routes, and so run for nobody, since a plugin's instance
 * is its own (https://fastify.dev/docs/latest/Reference/Encapsulation/). An instance goes by its list of hooks.
 */
export class Apart<Hook> {
  readonly #parents = new Map<Hook[], { readonly parent: Hook[], readonly inherited: number }>()
  readonly #serving = new Set<Hook[]>()

  /** The hooks of a new instance inside another: so far those of that one. */
  inside(parent: Hook[]): Hook[] {
    const hooks = [...parent]
    this.#parents.set(hooks, { parent, inherited: hooks.length })
    return hooks
  }

  /** An instance has a route: it and all that it is inside of serve. */
  serves(hooks: Hook[]): void {
    let at: Hook[] | undefined = hooks
    for (; at !== undefined && !this.#serving.has(at); at = this.#parents.get(at)?.parent) this.#serving.add(at)
  }

  /** The hooks that stand apart beside an instance, or beside one that it is inside of. */
  besides(hooks: Hook[]): readonly Hook[] {
    const above = new Set<Hook[]>()
    for (let at: Hook[] | undefined = hooks; at !== undefined; at = this.#parents.get(at)?.parent) above.add(at)
    const idle = [...this.#parents].filter(([own, { parent }]) => above.has(parent) && !this.#serving.has(own))
    return idle.flatMap(([own, { inherited }]) => own.slice(inherited))
  }
}
