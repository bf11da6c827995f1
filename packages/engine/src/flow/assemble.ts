import { hasKey } from './key-set.ts'
import { MAX_FIELDS, MAX_NESTING } from './limits.ts'
import { nesting, removeField } from './access.ts'
import { join, joinMarks } from './join.ts'
import { type AbstractValue, make, nothing } from './value.ts'

/**
 * `{ ...target, ...source }`: what the source surely or possibly writes is the source's. A field of the target that an origin
 * of the source may overwrite is dropped, since reading it then gives the origin's.
 */
export function spread(target: AbstractValue, source: AbstractValue): AbstractValue {
  if (source === nothing) return target
  if (target === nothing) return make({ ...source, texts: null, copy: null, narrowing: null })
  let kept = target
  for (const name of source.fields.keys()) kept = removeField(kept, name)
  const fields = new Map<string, AbstractValue>()
  for (const [name, field] of kept.fields) if (!source.marks.some(mark => hasKey(mark.keys, name))) fields.set(name, field)
  for (const [name, field] of source.fields) if (fields.size < MAX_FIELDS) fields.set(name, field)
  return make({
    ...kept,
    marks: joinMarks(kept.marks, source.marks),
    fields,
    elements: kept.elements === null || source.elements === null ? kept.elements ?? source.elements : join(kept.elements, source.elements),
    closures: [...kept.closures, ...source.closures],
    texts: null
  })
}

/** The value with something more under a key that is not known, or one more element. */
export function writeElement(value: AbstractValue, element: AbstractValue): AbstractValue {
  if (element === nothing || nesting(element) >= MAX_NESTING) return value
  return make({ ...value, texts: null, elements: value.elements === null ? element : join(value.elements, element) })
}

/** An array of these elements. */
export function arrayOf(element: AbstractValue): AbstractValue {
  return element === nothing ? nothing : make({ elements: element })
}

/** The list with other elements in place of all that it has. */
export function withElements(list: AbstractValue, element: AbstractValue): AbstractValue {
  return make({ ...list, marks: [], fields: new Map(), elements: element, texts: null })
}

/** A list of constant texts: it is known to have elements. */
export function isConstantList({ elements, marks }: AbstractValue): boolean {
  return marks.length === 0 && elements !== null && elements.texts !== null && elements.marks.length === 0
}
