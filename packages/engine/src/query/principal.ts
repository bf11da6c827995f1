import type { Taint } from '../model/flow.ts'
import type { Kind } from '../model/kind.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef } from '../model/value.ts'
import { everyTaint } from './taints.ts'

/** Whether data is what the server knows of the caller. */
export function isPrincipal({ origin }: Taint): boolean {
  return origin.kind === 'request' && origin.part === 'principal'
}

const kinds: readonly Kind[] = ['write', 'filter', 'sql-values']
const known = new WeakMap<View, ReadonlyMap<string, number>>()

/** How often routes name the caller by each expression (`req.user.id`) when they ask for rows or write them. */
function spellings(view: View): ReadonlyMap<string, number> {
  let found = known.get(view)
  if (found !== undefined) return found
  const counts = new Map<string, number>()
  for (const { data } of kinds.flatMap(kind => view.arrivals(kind))) {
    for (const { origin: { place }, path } of everyTaint(data).filter(isPrincipal)) {
      const written = view.text(place.path).slice(place.start, place.end)
      if (!/^[\w$]+(?:\.[\w$]+)+$/.test(written)) continue
      const tail = path.filter(name => name !== '[]').map(name => `.${name}`).join('')
      const code = written.endsWith(tail) ? written : `${written}${tail}`
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  known.set(view, found = counts)
  return found
}

/**
 * How a function would name the caller as other routes of the server do: the expression that they use most whose first name is a parameter
 * of the function. Null when there is none.
 */
export function principalCode(view: View, { node }: FunctionRef): string | null {
  const names = new Set(node.parameters.map(each => each.name))
  const usable = [...spellings(view)].filter(([code]) => names.has(code.slice(0, code.indexOf('.'))))
  return usable.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}
