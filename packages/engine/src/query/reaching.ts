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

/** The routes that may run the function in which an expression stands, in the order of the surface. One walk over all chains, kept. */
export function routesAround(view: View, { module, node }: Site): readonly Route[] {
  let found = running.get(view)
  if (found === undefined) running.set(view, found = readFunctions(view))
  let inner: FunctionRef | null = null
  // Functions stand before those inside them: the last that holds the expression is the innermost.
  for (const [index, each] of module.functions.entries()) {
    if (index > 0 && each.start <= node.start && node.end <= each.end) inner = view.program.functionRef(module, index)
  }
  for (let at = inner; at !== null;) {
    const routes = found.get(at)
    if (routes !== undefined) return routes
    at = at.node.parent > 0 ? view.program.functionRef(module, at.node.parent) : null
  }
  return []
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
  return route.chain.some(element => callsReachedBy(view, element).some(site =>
    view.program.targets(site).some(target => target.kind === 'library' && target.target.signature?.verifies !== undefined)))
}
