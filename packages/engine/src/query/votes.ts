import type { ChainElement, Guard, Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'

/** How the routes that belong together with one are guarded. */
export interface Vote {
  readonly guarded: number
  readonly all: number
  /** The guard that most of them share (where none has one: that most routes of the application share), and a route that has it. */
  readonly guard: Guard | null
  readonly example: { readonly route: Route, readonly element: ChainElement } | null
}

/** Counts the routes of the same router, file or class; `counts` says which take part. */
export function voteOf(view: View, route: Route, counts: (other: Route) => boolean): Vote {
  const siblings = view.surface.routes
    .filter(other => other.group === route.group && other.app === route.app && (other === route || counts(other)))
  const guarded = siblings.filter(other => other.auth === 'proven')
  const shared = sharedGuard(guarded, isRefusing) ?? sharedGuard(view.surface.routes.filter(other => other.app === route.app), asksWho)
  return { guarded: guarded.length, all: siblings.length, ...shared ?? { guard: null, example: null } }
}

/** The guard of its kind that most of these routes have, with one of them that has it in its own list, else by `use` before. */
function sharedGuard(routes: readonly Route[], isMeant: (guard: Guard) => boolean): Pick<Vote, 'guard' | 'example'> | null {
  const byName = new Map<string, Route[]>()
  for (const route of routes) {
    const names = new Set(route.guards.filter(isMeant).map(each => each.name))
    for (const name of names) byName.set(name, [...byName.get(name) ?? [], route])
  }
  const [best] = [...byName].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  if (best === undefined) return null
  const [name, having] = best
  const found = having.map(route => ({ route, element: elementOf(route, name) }))
  const example = found.find(({ element }) => element?.scope === 'route') ?? found[0]
  const guard = example?.route.guards.find(each => each.name === name) ?? null
  return { guard, example: example?.element === undefined ? null : { route: example.route, element: example.element } }
}

function elementOf({ chain }: Route, name: string): ChainElement | undefined {
  const named = chain.filter(each => each.name === name)
  return named.find(each => each.scope === 'route') ?? named[0]
}

/** One that other routes can have too: what a handler checks by itself is its own. */
function isRefusing(guard: Guard): boolean {
  return guard.verdict === 'proven' && guard.refuses !== 'unknown' && guard.scope !== 'handler'
}

/** Refuses who has no credential, and asks for no right besides. */
function asksWho(guard: Guard): boolean {
  return isRefusing(guard) && guard.refuses === 'authentication'
}
