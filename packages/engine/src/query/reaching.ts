import type { Call } from '../model/expression.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { callsReachedBy, functionsReachedBy } from './reached.ts'

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

const running = new WeakMap<View, ReadonlyMap<FunctionRef, readonly Route[]>>()

/** The routes that may run the functions in which an expression stands, in the order of the surface. One walk over all chains, kept. */
export function routesAround(view: View, { module, node }: Site): readonly Route[] {
  let found = running.get(view)
  if (found === undefined) running.set(view, found = readFunctions(view))
  const sets: (readonly Route[])[] = []
  for (const [index, each] of module.functions.entries()) {
    const isAround = index > 0 && each.start <= node.start && node.end <= each.end
    const routes = isAround ? found.get(view.program.functionRef(module, index)) : undefined
    if (routes !== undefined) sets.push(routes)
  }
  // A function that others are handed runs wherever these run: the one around it says for whom.
  return sets.reduce<readonly Route[]>((best, each) => (best.length === 0 || each.length < best.length ? each : best), [])
}

function readFunctions(view: View): ReadonlyMap<FunctionRef, readonly Route[]> {
  const found = new Map<FunctionRef, Route[]>()
  for (const route of view.surface.routes) {
    for (const target of new Set(route.chain.flatMap(element => functionsReachedBy(view, element)))) {
      const list = found.get(target)
      if (list === undefined) found.set(target, [route])
      else list.push(route)
    }
  }
  return found
}

/** Whether a route checks a token or password by a library's function anywhere on its chain. */
export function verifiesCredential(view: View, route: Route): boolean {
  return credentialCheck(view, route) !== null
}

/** The first call on the chain of a route that checks a token or password by a library's function. */
export function credentialCheck(view: View, { chain }: Route): Site<Call> | null {
  for (const element of chain) {
    const found = callsReachedBy(view, element).find(site =>
      view.program.targets(site).some(target => target.kind === 'library' && target.target.signature?.verifies !== undefined))
    if (found !== undefined) return found
  }
  return null
}
