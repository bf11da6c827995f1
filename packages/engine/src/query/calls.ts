import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'
import type { Site } from '../model/value.ts'

/** The call that stands exactly at a place; null when something else does. */
export function callAt(view: View, place: Place): Call | null {
  const module = view.module(place.path)
  return module === null ? null : callsOf(module).find(each => each.start === place.start && each.end === place.end) ?? null
}

/** The calls in its file of methods of what a call makes (`createDecipheriv(…)`, then `decipher.final()`). */
export function callsOn(view: View, made: Site<Call>): readonly Call[] {
  return callsOf(made.module).filter(({ callee }) => callee.kind === 'member' && callee.object !== made.node
    && view.program.evaluate({ module: made.module, node: callee.object }).some(value => value.kind === 'instance' && value.created?.node === made.node))
}
