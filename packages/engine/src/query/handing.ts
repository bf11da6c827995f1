import type { Expression } from '../model/expression.ts'
import type { Arrival, Taint } from '../model/flow.ts'
import type { Place } from '../model/span.ts'

/**
 * Where data was handed to the function that only passes it on: the call of `send(res, reader)`, not the `res.json(data)` in it that
 * serves everybody. Null where the function that holds the port had the data itself, or stands in another one.
 */
export function handedAt(arrival: Arrival, { steps }: Taint): Place | null {
  const { function: holder, argument, place } = arrival
  const { node, module } = holder
  const outer = node.parent < 0 ? undefined : module.functions[node.parent]
  if (argument === null || (outer !== undefined && outer.kind !== 'module')) return null
  const names = new Set(node.parameters.map(parameter => parameter.name))
  if (!namesWhole(argument.node, names)) return null
  const isInside = (other: Place): boolean => other.path === place.path && node.start <= other.start && other.end <= node.end
  return steps.findLast(step => !isInside(step.place))?.place ?? null
}

/** Whether one of these names, and not a part of what it holds, is the value or written into it. */
function namesWhole(node: Expression, names: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case 'ref': return names.has(node.name)
    case 'object': return node.entries.some(entry => namesWhole(entry.value, names))
    case 'spread': case 'await': return namesWhole(node.value, names)
    case 'fallback': return namesWhole(node.value, names)
    default: return false
  }
}
