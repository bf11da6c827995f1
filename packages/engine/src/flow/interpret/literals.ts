import type { ArrayExpression, ObjectEntry } from '../../model/expression.ts'
import { readElement, writeField } from '../access.ts'
import { spread, writeElement } from '../assemble.ts'
import type { Activation } from '../engine.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { writeUnder } from './places.ts'

/** Arrays of at most this many elements keep their positions: results of `Promise.all`, tuples. */
const POSITIONS = 8

/** An object literal: entries in order, later ones over earlier ones. */
export function object(a: Activation, entries: readonly ObjectEntry[]): AbstractValue {
  let value = nothing
  for (const entry of entries) {
    const given = a.engine.interpreter.expression(a, entry.value)
    if (entry.kind === 'spread') value = spread(value, given)
    else if (entry.kind === 'property') value = entry.form === 'setter' ? value : writeField(value, entry.key, given)
    else value = writeUnder(value, a.engine.interpreter.expression(a, entry.key), given)
  }
  return value
}

/** An array literal. */
export function array(a: Activation, elements: ArrayExpression['elements']): AbstractValue {
  const values = elements.map(element => (element === null ? nothing : a.engine.interpreter.expression(a, element)))
  const spreads = elements.some(element => element?.kind === 'spread')
  if (!spreads && values.length <= POSITIONS && values.some(value => value.texts === null || value.marks.length > 0)) {
    return make({ fields: new Map(values.map((value, index) => [String(index), value])) })
  }
  return values.reduce((into, value, index) => writeElement(into, elements[index]?.kind === 'spread' ? readElement(value) : value), nothing)
}
