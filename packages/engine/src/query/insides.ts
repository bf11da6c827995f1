import type { Expression } from '../model/expression.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { sentBodies } from './answers.ts'
import { callsReachedBy } from './reached.ts'
import { routesAround } from './reaching.ts'
import { constantOf, settingsOf } from './settings.ts'
import { writtenOf } from './written.ts'

/** Something of the running server that a route shows or opens. */
export interface Inside {
  readonly kind: 'environment' | 'memory' | 'debugger' | 'tables' | 'end'
  readonly site: Site
}

/** Objects in objects: behind more, nobody sends a whole environment. */
const mostDepth = 4

const known = new WeakMap<View, ReadonlyMap<Route, readonly Inside[]>>()

/** What of the inside of the server a route shows to its callers, opens to them, or lets them end. */
export function insidesOf(view: View, route: Route): readonly Inside[] {
  let found = known.get(view)
  if (found === undefined) known.set(view, found = read(view))
  return found.get(route) ?? []
}

function read(view: View): ReadonlyMap<Route, readonly Inside[]> {
  const found = new Map<Route, Inside[]>()
  const add = (route: Route, inside: Inside): Map<Route, Inside[]> => found.set(route, [...found.get(route) ?? [], inside])
  for (const { site } of sentBodies(view)) {
    if (holdsEnvironment(view, site, mostDepth)) for (const route of routesAround(view, site)) add(route, { kind: 'environment', site })
  }
  const drops = new Set(settingsOf(view, 'schema-drop').filter(use => constantOf(view, use) === true).map(use => use.call.node))
  for (const route of view.surface.routes) {
    for (const { functions, returned } of route.handler === null ? [] : [route.handler]) {
      const answers = returned === 'answer' ? functions.flatMap(each => view.program.returns(each.function, each.frame)) : []
      for (const { site } of answers) if (holdsEnvironment(view, site, mostDepth)) add(route, { kind: 'environment', site })
    }
    const own = new Set(route.handler?.functions.map(each => each.function.node) ?? [])
    for (const site of route.chain.flatMap(element => callsReachedBy(view, element))) {
      const { module, node } = site
      const reveals = view.program.targets(site).map(target => (target.kind === 'library' ? target.target.signature?.reveals : undefined)).find(each => each !== undefined)
      if (reveals !== undefined) add(route, { kind: reveals, site })
      if (drops.has(node)) add(route, { kind: 'tables', site })
      const isOwn = [...own].some(each => module.functions.includes(each) && each.start <= node.start && node.end <= each.end)
      if (isOwn && endsProcess(node.callee)) add(route, { kind: 'end', site })
    }
  }
  return found
}

/** The environment as a whole, itself or spread or put into an object. */
function holdsEnvironment(view: View, site: Site, left: number): boolean {
  return left > 0 && writtenOf(view, site).some(({ site: { module, node } }) => {
    const inner = (each: Expression): boolean => holdsEnvironment(view, { module, node: each }, left - 1)
    if (node.kind === 'object') return node.entries.some(entry => inner(entry.value))
    if (node.kind === 'call') return node.callee.kind === 'member' && node.callee.property === 'stringify' && node.arguments[0] !== undefined && inner(node.arguments[0])
    return node.kind === 'member' && node.property === 'env' && node.object.kind === 'global' && node.object.name === 'process'
  })
}

function endsProcess(callee: Expression): boolean {
  return callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'process' && /^(?:exit|abort|kill)$/.test(callee.property)
}
