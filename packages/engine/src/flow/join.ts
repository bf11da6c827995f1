import type { Kind, ValueType } from '../model/kind.ts'
import { readKnown } from './access.ts'
import { unite } from './key-set.ts'
import { MAX_FIELDS, MAX_MARKS, MAX_NESTING, MAX_TEXTS } from './limits.ts'
import { type AbstractValue, type Mark, isNothing, make, nothing } from './value.ts'

const confidences = ['low', 'medium', 'high'] as const

/** What a value may be that is one of two: after a branch, at the head of a loop, with several targets of a call. */
export function join(a: AbstractValue, b: AbstractValue, depth = 0): AbstractValue {
  if (a === b || isNothing(b)) return a
  if (isNothing(a)) return b
  if (depth > MAX_NESTING) return make({ marks: joinMarks(a.marks, b.marks) })
  return make({
    marks: joinMarks(a.marks, b.marks),
    fields: joinFields(a, b, depth),
    elements: a.elements === null || b.elements === null ? a.elements ?? b.elements : join(a.elements, b.elements, depth + 1),
    texts: joinTexts(a, b),
    closures: distinct(a.closures, b.closures),
    things: distinct(a.things, b.things),
    classes: distinct(a.classes, b.classes),
    key: a.key?.identity === b.key?.identity ? a.key : a.key ?? b.key,
    copy: a.copy ?? b.copy,
    narrowing: a.narrowing ?? b.narrowing
  })
}

/** The join of any number. */
export function joinAll(values: readonly AbstractValue[]): AbstractValue {
  return values.reduce((left, right) => join(left, right), nothing)
}

/** Marks of the same data become one that promises what both promise; the shorter way is kept. */
export function joinMarks(a: readonly Mark[], b: readonly Mark[]): readonly Mark[] {
  if (a.length === 0 || a === b) return b
  if (b.length === 0) return a
  const marks = new Map(a.map(mark => [mark.id, mark]))
  for (const mark of b) {
    const other = marks.get(mark.id)
    if (other !== undefined) marks.set(mark.id, joinMark(other, mark))
    else if (marks.size < MAX_MARKS) marks.set(mark.id, mark)
  }
  return [...marks.values()]
}

function joinMark(a: Mark, b: Mark): Mark {
  if (a === b) return a
  const shorter = (a.trail?.length ?? 0) <= (b.trail?.length ?? 0) ? a : b
  return {
    ...shorter,
    keys: unite(a.keys, b.keys),
    type: joinTypes(a.type, b.type),
    cleaned: a.cleaned.filter((kind: Kind) => b.cleaned.includes(kind)),
    confidence: confidences.indexOf(a.confidence) > confidences.indexOf(b.confidence) ? a.confidence : b.confidence
  }
}

/** What has a text and no keys. */
const scalars: ReadonlySet<ValueType> = new Set(['string', 'number', 'boolean', 'date', 'uuid', 'enum'])

/** The type of a value that has one of two types. */
function joinTypes(a: ValueType, b: ValueType): ValueType {
  if (a === b || b === 'null') return a
  if (a === 'null') return b
  return scalars.has(a) && scalars.has(b) ? 'string' : 'any'
}

function joinFields(a: AbstractValue, b: AbstractValue, depth: number): ReadonlyMap<string, AbstractValue> {
  if (a.fields === b.fields || b.fields.size === 0 && b.marks.length === 0) return a.fields
  if (a.fields.size === 0 && a.marks.length === 0) return b.fields
  const fields = new Map<string, AbstractValue>()
  for (const name of [...a.fields.keys(), ...b.fields.keys()]) {
    if (fields.has(name) || fields.size >= MAX_FIELDS) continue
    fields.set(name, join(readKnown(a, name), readKnown(b, name), depth + 1))
  }
  return fields
}

function joinTexts(a: AbstractValue, b: AbstractValue): readonly string[] | null {
  if (a.texts === null || b.texts === null) return a.marks.length + b.marks.length > 0 ? a.texts ?? b.texts : null
  if (a.texts === b.texts) return a.texts
  const texts = [...new Set([...a.texts, ...b.texts])]
  return texts.length > MAX_TEXTS ? null : texts
}

function distinct<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0 || a === b) return a
  return a.length === 0 ? b : [...new Set([...a, ...b])]
}

/** The same for every question that can be asked, steps aside: a fixed point is reached. */
export function equal(a: AbstractValue, b: AbstractValue, depth = 0): boolean {
  if (a === b || depth > MAX_NESTING) return true
  if (a.marks.length !== b.marks.length || a.fields.size !== b.fields.size || a.closures.length !== b.closures.length) return false
  if ((a.elements === null) !== (b.elements === null) || (a.texts?.length ?? -1) !== (b.texts?.length ?? -1)) return false
  if (!a.marks.every(mark => b.marks.some(other => sameMark(mark, other)))) return false
  for (const [name, field] of a.fields) {
    const other = b.fields.get(name)
    if (other === undefined || !equal(field, other, depth + 1)) return false
  }
  return a.elements === null || b.elements === null || equal(a.elements, b.elements, depth + 1)
}

function sameMark(a: Mark, b: Mark): boolean {
  return a.id === b.id && a.type === b.type && a.cleaned.length === b.cleaned.length && a.confidence === b.confidence
    && a.keys.kind === b.keys.kind && (a.keys.kind === 'all' || b.keys.kind === 'all' || a.keys.keys.length === b.keys.keys.length)
}
