import type { Call } from '../model/expression.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { callsReachedBy } from './reached.ts'

const known = new WeakMap<View, ReadonlyMap<Call, readonly Route[]>>()

/** The routes whose chain may make a call, in the order of the surface. One walk over all chains, kept. */
export function routesReaching(view: View, { node }: Site<Call>): readonly Route[] {
  let found = known.get(view)
  if (found === undefined) known.set(view, found = read(view))
  return found.get(node) ?? []
}

function read(view: View): ReadonlyMap<Call, readonly Route[]> {
  const found = new Map<Call, Route[]>()
  for (const route of view.surface.routes) {
    const calls = new Set(route.chain.flatMap(element => callsReachedBy(view, element).map(site => site.node)))
    for (const call of calls) {
      const list = found.get(call)
      if (list === undefined) found.set(call, [route])
      else list.push(route)
    }
  }
  return found
}

/** Whether a route checks a token or password by a library's function anywhere on its chain. */
export function verifiesCredential(view: View, route: Route): boolean {
  return route.chain.some(element => callsReachedBy(view, element).some(site =>
    view.program.targets(site).some(target => target.kind === 'library' && target.target.signature?.verifies !== undefined)))
}
