import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { ChainElement } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'

/** Project functions that are followed from one handler. Behind more, a handler does everything, and asking it tells nothing. */
const maximumFunctions = 60

const known = new WeakMap<ChainElement, readonly Site<Call>[]>()

/** The calls that a handler or middleware may make, in its own body and in the project functions that it reaches. Memoised. */
export function callsReachedBy(view: View, element: ChainElement): readonly Site<Call>[] {
  const before = known.get(element)
  if (before !== undefined) return before
  const calls: Site<Call>[] = []
  const seen = new Set<FunctionRef>()
  const waiting = element.functions.map(each => each.function)
  for (let target = waiting.shift(); target !== undefined && seen.size < maximumFunctions; target = waiting.shift()) {
    if (seen.has(target)) continue
    seen.add(target)
    for (const node of callsOf(target.module)) {
      if (node.start < target.node.start || node.end > target.node.end) continue
      const site = { module: target.module, node }
      calls.push(site)
      for (const to of view.program.targets(site)) if (to.kind === 'function') waiting.push(to.function)
    }
  }
  known.set(element, calls)
  return calls
}
