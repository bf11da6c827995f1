import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'

/** The call that stands exactly at a place; null when something else does. */
export function callAt(view: View, place: Place): Call | null {
  const module = view.module(place.path)
  return module === null ? null : callsOf(module).find(each => each.start === place.start && each.end === place.end) ?? null
}
