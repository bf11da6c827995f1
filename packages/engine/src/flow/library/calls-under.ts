import type { Call } from '../../model/expression.ts'
import type { FunctionRef } from '../../model/value.ts'
import { walkExpressions } from '../../model/visit.ts'

/** The calls written in a function, without those of functions inside it. */
export function callsUnder({ node }: FunctionRef): readonly Call[] {
  const found: Call[] = []
  walkExpressions(node.body, expression => {
    if (expression.kind === 'call') found.push(expression)
  })
  return found
}
