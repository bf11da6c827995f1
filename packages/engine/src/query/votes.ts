import type { ChainElement, Guard, Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'

/** How the routes that belong together with one are guarded. */
export interface Vote {
  readonly guarded: number
  readonly all: number
  /** The guard that most of them share, with a route that has it, in its own list or by `use` before. */
  readonly guard: Guard | null
  readonly example: { readonly route: Route, readonly element: ChainElement } | null
}

/** Counts the routes of the same router, file or class; `counts` says which take part. */
export function voteOf(view: View, route: Route, counts: (other: Route) => boolean): Vote {
  const siblings = view.surface.routes
    .filter(other => other.group === route.group && other.app === route.app && (other === route || counts(other)))
  const guarded = siblings.filter(other => other.auth === 'proven')
  const byName = new Map<string, Route[]>()
  for (const other of guarded) {
    const names = new Set(other.guards.filter(isShared).map(each => each.name))
    for (const name of names) byName.set(name, [...byName.get(name) ?? [], other])
  }
  const [best] = [...byName].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const example = best?.[1][0]
  const guard = example?.guards.find(each => each.name === best?.[0]) ?? null
  const named = example?.chain.filter(each => each.name === guard?.name) ?? []
  const element = named.find(each => each.scope === 'route') ?? named[0]
  return {
    guarded: guarded.length,
    all: siblings.length,
    guard,
    example: example === undefined || element === undefined ? null : { route: example, element }
  }
}

/** What stands in a handler is no guard that others could be given. */
function isShared(guard: Guard): boolean {
  return guard.scope !== 'handler' && guard.verdict === 'proven' && guard.refuses !== 'unknown'
}
