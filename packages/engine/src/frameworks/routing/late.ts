import type { Draft, Stage } from '../adapter.ts'
import { cover } from './cover.ts'
import type { Layer } from './layers.ts'

/** Routes that one registration brought, and how many layers there were after it. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly layers: number
}

/** What is registered by `use` after routes whose every request it would have seen. */
export class Late {
  readonly #stages = new Map<Draft, Stage[]>()

  note(routes: readonly Draft[], spans: readonly Span[], layers: readonly Layer[]): void {
    for (const { from, to, layers: known } of spans) {
      const after = layers.slice(known).filter(each => each.method === 'USE' && each.stage.element.role === 'middleware')
      if (after.length === 0) continue
      for (const draft of routes.slice(from, to)) {
        const stages = after.filter(each => cover(each.path, each.prefix, draft.pattern ?? draft.path) === 'all').map(({ stage }) => stage)
        if (stages.length > 0) this.#stages.set(draft, [...this.#stages.get(draft) ?? [], ...stages])
      }
    }
  }

  with(draft: Draft): Draft {
    const late = this.#stages.get(draft)
    return late === undefined ? draft : { ...draft, late }
  }
}
