import type { Call } from '../../model/expression.ts'
import { type Activation, siteOf } from '../engine.ts'
import { join } from '../join.ts'
import { type AbstractValue, make, nothing } from '../value.ts'

/** `new Promise((resolve, reject) => …)`: what is handed to `resolve`, wherever inside it is called. */
export function promised(a: Activation, node: Call, executor: AbstractValue): AbstractValue {
  const { resolved } = a.building
  resolved.set(node, nothing)
  const resolve = make({ key: { identity: node, object: null, except: [] } })
  a.engine.interpreter.invoke(a, executor, [resolve], siteOf(a, node))
  return resolved.get(node) ?? nothing
}

/** Notes what is handed to the `resolve` of a promise. False: it is no such function. */
export function resolves(a: Activation, called: AbstractValue, args: readonly AbstractValue[]): boolean {
  const promised = called.key === null ? undefined : a.building.resolved.get(called.key.identity)
  if (called.key === null || promised === undefined) return false
  a.building.resolved.set(called.key.identity, join(promised, args[0] ?? nothing))
  return true
}
