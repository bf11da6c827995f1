import type { Call, Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { ChainElement } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { walkExpressions } from '../model/visit.ts'

/** Project functions that are followed from one handler. Behind more, a handler does everything, and asking it tells nothing. */
const maximumFunctions = 60

interface Reached {
  readonly calls: readonly Site<Call>[]
  readonly functions: readonly FunctionRef[]
}

const known = new WeakMap<ChainElement, Reached>()

/** The calls that a handler or middleware may make, in its own body and in the project functions that it reaches. Memoised. */
export function callsReachedBy(view: View, element: ChainElement): readonly Site<Call>[] {
  return reachedBy(view, element).calls
}

/** The project functions that a handler or middleware may run, itself first. Memoised. */
export function functionsReachedBy(view: View, element: ChainElement): readonly FunctionRef[] {
  return reachedBy(view, element).functions
}

function reachedBy(view: View, element: ChainElement): Reached {
  const before = known.get(element)
  if (before !== undefined) return before
  const calls: Site<Call>[] = []
  const seen = new Set<FunctionRef>()
  const waiting = element.functions.map(each => each.function)
  for (let target = waiting.shift(); target !== undefined && seen.size < maximumFunctions; target = waiting.shift()) {
    if (seen.has(target)) continue
    seen.add(target)
    const { instead } = target
    for (const node of instead === undefined ? callsIn(target) : callsLeftIn(view, target)) {
      const site = { module: target.module, node }
      calls.push(site)
      for (const to of view.program.targets(site)) {
        const next = to.kind === 'function' ? instead?.get(to.function) ?? (instead?.has(to.function) === true ? null : to.function) : null
        if (next !== null) waiting.push(next)
      }
    }
  }
  const reached = { calls, functions: [...seen] }
  known.set(element, reached)
  return reached
}

function callsIn({ module, node: { start, end } }: FunctionRef): readonly Call[] {
  return callsOf(module).filter(node => node.start >= start && node.end <= end)
}

/** Of a function as one route runs it: those in what is left of it. */
function callsLeftIn(view: View, target: FunctionRef): readonly Call[] {
  const calls: Call[] = []
  const visit = (node: Expression): void => {
    if (node.kind === 'call') calls.push(node)
    if (node.kind !== 'function') return
    const inner = view.program.functionRef(target.module, node.function)
    walkExpressions((target.instead?.get(inner) ?? inner).node.body, visit)
  }
  walkExpressions(target.node.body, visit)
  return calls
}
