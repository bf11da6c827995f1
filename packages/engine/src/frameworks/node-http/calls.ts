import type { Call, Expression } from '../../model/index.ts'
import { partsOf } from '../walk.ts'

const ASKING: ReadonlySet<string> = new Set(['find', 'filter', 'map', 'some', 'every', 'findIndex', 'sort', 'reduce'])

/** Callbacks of lists compute, they do not answer. */
export function isAsked({ callee }: Call): boolean {
  return callee.kind === 'member' && ASKING.has(callee.property)
}

const withCalls = new WeakMap<Expression, boolean>()

/** Whether something is called, or chosen, in an expression. */
export function hasCall(node: Expression): boolean {
  const known = withCalls.get(node)
  if (known !== undefined) return known
  const found = node.kind === 'call' || node.kind === 'conditional' || partsOf(node).some(hasCall)
  withCalls.set(node, found)
  return found
}
