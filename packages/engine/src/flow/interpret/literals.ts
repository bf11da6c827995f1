import type { ArrayExpression, ObjectEntry } from '../../model/expression.ts'
import { readElement } from '../access.ts'
import { spread, writeElement } from '../assemble.ts'
import type { Activation } from '../engine.ts'
import { MAX_FIELDS } from '../limits.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { writeUnder } from './places.ts'

/** Arrays of at most this many elements keep their positions: results of `Promise.all`, tuples. */
const POSITIONS = 8

/** An object literal: entries in order, later ones over earlier ones. */
export function object(a: Activation, entries: readonly ObjectEntry[]): AbstractValue {
  let value = nothing
  let fields = new Map<string, AbstractValue>()
  for (const entry of entries) {
    const given = a.engine.interpreter.expression(a, entry.value)
    if (entry.kind === 'property') {
      if (entry.form !== 'setter') fields.set(entry.key, given)
      continue
    }
    value = spread(value, withFields(fields))
    fields = new Map()
    value = entry.kind === 'spread' ? spread(value, given) : writeUnder(value, a.engine.interpreter.expression(a, entry.key), given)
  }
  return spread(value, withFields(fields))
}

function withFields(fields: ReadonlyMap<string, AbstractValue>): AbstractValue {
  return fields.size === 0 ? nothing : make({ fields: fields.size <= MAX_FIELDS ? fields : new Map([...fields].slice(0, MAX_FIELDS)) })
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
