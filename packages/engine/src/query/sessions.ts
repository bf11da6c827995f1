import type { Assign, Expression, Member } from '../model/expression.ts'
import { expressionsOf } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { callsReachedBy, functionsReachedBy } from './reached.ts'

/** A value that is put into the session of the caller. */
export interface SessionWrite {
  /** The property of the session: `userId`. */
  readonly name: string
  readonly site: Site<Assign>
  /** The session as it is written there: `req.session`. */
  readonly session: Site<Member>
  readonly function: FunctionRef
}

/** What functions of a route put into the session; constants (a count, a flag, nothing) say nothing of the caller. */
export function sessionWrites(view: View, route: Route): readonly SessionWrite[] {
  return route.chain.filter(element => element.role === 'handler' || element.scope === 'route').flatMap(element =>
    functionsReachedBy(view, element).flatMap(target => expressionsOf(target.module, target.index).flatMap(node => {
      if (node.kind !== 'assign' || node.target.kind !== 'member' || node.value.kind === 'literal' || node.value.kind === 'global') return []
      const held = sessionIn(view, target.module, node.target)
      if (held === null) return []
      const { module } = target
      return [{ name: held.name, site: { module, node }, session: { module, node: held.session }, function: target }]
    })))
}

/** The properties of the session that the proven guards of the server look at: they say who the caller is. */
export function principalsInSession(view: View): ReadonlySet<string> {
  let names = known.get(view)
  if (names === undefined) {
    const guards = new Set(view.surface.routes.flatMap(route => route.chain.filter(element => element.role !== 'handler'
      && route.guards.some(guard => guard.verdict === 'proven' && guard.place.start === element.place.start && guard.place.path === element.place.path))))
    known.set(view, names = new Set([...guards].flatMap(element => functionsReachedBy(view, element)).flatMap(target =>
      expressionsOf(target.module, target.index).flatMap(node => (node.kind === 'member' ? sessionIn(view, target.module, node)?.name ?? [] : [])))))
  }
  return names
}

const known = new WeakMap<View, ReadonlySet<string>>()

/** Whether a route gives the caller a session with another id (`session.regenerate`). */
export function renewsSession(view: View, route: Route): boolean {
  return route.chain.some(element => callsReachedBy(view, element).some(({ module, node: { callee } }) =>
    callee.kind === 'member' && callee.property === 'regenerate' && isSession(view, module, callee.object)))
}

/** The session in a chain of members, and the property below it. */
function sessionIn(view: View, module: Module, member: Member): { readonly session: Member, readonly name: string } | null {
  let at: Member = member
  while (at.object.kind === 'member') {
    if (isSession(view, module, at.object)) return { session: at.object, name: at.property }
    at = at.object
  }
  return null
}

function isSession(view: View, module: Module, node: Expression): boolean {
  if (node.kind === 'ref') return module.bindings[node.binding]?.values.some(value => value.kind !== 'ref' && isSession(view, module, value)) === true
  return node.kind === 'member' && view.program.evaluate({ module, node: node.object }).some(value => view.program.item(value, node.property)?.item.session === true)
}
