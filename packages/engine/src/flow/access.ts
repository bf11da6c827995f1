import type { KeySet } from '../model/flow.ts'
import type { ValueType } from '../model/kind.ts'
import { below as keysBelow, hasKey, intersect, isEmpty, without } from './key-set.ts'
import { MAX_FIELDS, MAX_NESTING, MAX_PATH } from './limits.ts'
import { type AbstractValue, type Mark, ELEMENT, below, isSymbol, make, nothing } from './value.ts'

/** What a value holds under a name, as far as the value itself tells: fields first, then what is left of its origins. */
export function readKnown(value: AbstractValue, name: string): AbstractValue {
  const field = value.fields.get(name)
  if (field !== undefined) return field
  if (value === nothing) return nothing
  if (name === ELEMENT || (/^\d+$/.test(name) && value.elements !== null)) return readElement(value)
  const marks = value.marks.flatMap(mark => readMark(mark, name))
  if (marks.length === 0) return name === 'length' ? nothing : value.elements ?? nothing
  const own = make({ marks })
  return value.elements === null || name === 'length' ? own : make({ ...value.elements, marks: [...marks, ...value.elements.marks] })
}

function readMark(mark: Mark, name: string): readonly Mark[] {
  if (!hasKey(mark.keys, name)) return []
  if (name === 'length' && isMeasured(mark)) return [{ ...mark, keys: { kind: 'all' }, type: 'number' }]
  const keys = keysBelow(mark.keys, name)
  if (mark.path.length >= MAX_PATH) return [{ ...mark, keys }]
  return [below(mark, name, keys, typeBelow(mark))]
}

/** Whether `length` is a count; a part of a request has keys of the client's own, and of a symbol callers know what it is. */
function isMeasured(mark: Mark): boolean {
  if (isScalar(mark) || mark.type === 'array') return true
  return !isSymbol(mark.root) && !(mark.root.kind === 'request' && mark.path.length === 0)
}

/** What lies under a name of a scalar is the scalar's, and under one of a part that holds texts a text. */
function typeBelow(mark: Mark): ValueType {
  if (isScalar(mark)) return mark.type
  return mark.root.kind === 'request' && mark.root.flat === true && mark.path.length === 0 ? 'string' : 'any'
}

/** A member of a number is a number's: nothing that a client writes. */
function isScalar(mark: Mark): boolean {
  return mark.type !== 'any' && mark.type !== 'object' && mark.type !== 'array'
}

/** An element of an array, or a value under a key that is not known. */
export function readElement(value: AbstractValue): AbstractValue {
  if (value === nothing) return nothing
  // What iterating an instance gives is not what its members hold.
  if (value.things.length > 0 && value.elements !== null) return value.elements
  const marks = value.marks.flatMap(mark => elementMark(mark))
  const parts = [...value.fields.values(), ...(value.elements === null ? [] : [value.elements])]
  if (marks.length === 0 && parts.length === 1) return parts[0] ?? nothing
  return make({
    ...(value.elements ?? nothing),
    marks: dedupe([...marks, ...parts.flatMap(part => part.marks)]),
    closures: parts.flatMap(part => part.closures),
    things: parts.flatMap(part => part.things),
    texts: parts.length > 0 && parts.every(part => part.texts !== null) ? [...new Set(parts.flatMap(part => part.texts ?? []))] : null
  })
}

function elementMark(mark: Mark): readonly Mark[] {
  if (mark.path.length >= MAX_PATH || mark.path.at(-1) === ELEMENT) return [mark]
  return [below(mark, ELEMENT, mark.keys, typeBelow(mark))]
}

/** One mark for each id, the first. */
function dedupe(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map(mark => [mark.id, mark])).values()]
}

/** The value with another field: what its origins hold under that name is gone. */
export function writeField(value: AbstractValue, name: string, field: AbstractValue): AbstractValue {
  if (value.fields.size >= MAX_FIELDS || nesting(field) >= MAX_NESTING) return removeField(value, name)
  const marks = value.marks.flatMap(mark => keep(mark, without(mark.keys, name)))
  return make({ ...value, marks, texts: null, fields: new Map(value.fields).set(name, field) })
}

/** The value without a field (`delete`). */
export function removeField(value: AbstractValue, name: string): AbstractValue {
  const fields = new Map(value.fields)
  fields.delete(name)
  const marks = value.marks.flatMap(mark => keep(mark, without(mark.keys, name)))
  return make({ ...value, marks, fields })
}

function keep(mark: Mark, keys: KeySet): readonly Mark[] {
  return isEmpty(keys) ? [] : [{ ...mark, keys }]
}

/** The value with these keys only. */
export function restrict(value: AbstractValue, keys: KeySet): AbstractValue {
  if (keys.kind === 'all' || value === nothing) return value
  const marks = value.marks.flatMap(mark => keep(mark, intersect(mark.keys, keys)))
  const fields = new Map<string, AbstractValue>()
  for (const [name, field] of value.fields) if (hasKey(keys, name)) fields.set(name, restrict(field, keysBelow(keys, name)))
  return make({ ...value, marks, fields })
}

/** How deep objects are written into each other. */
export function nesting(value: AbstractValue, depth = 0): number {
  if (depth >= MAX_NESTING) return depth
  let deepest = depth
  if (value.elements !== null) deepest = Math.max(deepest, nesting(value.elements, depth + 1))
  for (const field of value.fields.values()) deepest = Math.max(deepest, nesting(field, depth + 1))
  return deepest
}
