import type { Arrival } from '../model/flow.ts'
import type { Kind } from '../model/kind.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'

const kinds: readonly Kind[] = ['write', 'sql-text', 'sql-values', 'filter', 'token-payload', 'response-body']

const known = new WeakMap<View, ReadonlyMap<Route, readonly Arrival[]>>()

/** What arrives at the data, the tokens and the answers of one route. Sorted once for all routes, and kept. */
export function arrivalsOf(view: View, route: Route): readonly Arrival[] {
  let found = known.get(view)
  if (found === undefined) known.set(view, found = sort(view))
  return found.get(route) ?? []
}

function sort(view: View): ReadonlyMap<Route, readonly Arrival[]> {
  const found = new Map<Route, Arrival[]>()
  for (const kind of kinds) {
    for (const arrival of view.arrivals(kind)) {
      for (const index of arrival.routes) {
        const route = view.surface.routes[index]
        if (route === undefined) continue
        const others = found.get(route)
        if (others === undefined) found.set(route, [arrival])
        else others.push(arrival)
      }
    }
  }
  return found
}
