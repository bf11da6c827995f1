import type { Kind, ValueType } from '../model/kind.ts'
import type { Site } from '../model/value.ts'
import { kindsWithout } from './dangers.ts'
import { joinMarks } from './join.ts'
import { MAX_NESTING } from './limits.ts'
import { type Trail, step } from './trail.ts'
import { type AbstractValue, type Mark, make, nothing } from './value.ts'

const confidences = ['low', 'medium', 'high'] as const

/** All marks in a value, whatever the nesting: what a text made of it holds. */
export function allMarks(value: AbstractValue, depth = 0): readonly Mark[] {
  if (value === nothing) return []
  let marks = value.marks
  if (depth >= MAX_NESTING) return marks
  for (const field of value.fields.values()) marks = joinMarks(marks, allMarks(field, depth + 1))
  return value.elements === null ? marks : joinMarks(marks, allMarks(value.elements, depth + 1))
}

/** A scalar made of everything in the value, of this type. */
export function scalar(value: AbstractValue, type: ValueType): AbstractValue {
  const marks = allMarks(value)
  if (marks.length === 0) return nothing
  return make({ marks: marks.map(mark => ({ ...mark, keys: { kind: 'all' }, type: converted(mark.type, type) })) })
}

/** The text of a number is as harmless as the number: conversions to text keep what is known better. */
export function converted(known: ValueType, to: ValueType): ValueType {
  const narrower: readonly ValueType[] = ['number', 'boolean', 'date', 'uuid', 'enum', 'null']
  if (to === 'any') return known
  return to === 'string' && narrower.includes(known) ? known : to
}

/** What a check or conversion leaves of a value: containers keep their insides, scalars are one piece. */
export function asType(value: AbstractValue, type: ValueType): AbstractValue {
  if (type === 'any' || value === nothing) return value
  if (type !== 'object' && type !== 'array' && type !== 'buffer') return { ...scalar(value, type), key: value.key, texts: value.texts }
  return make({ ...value, marks: value.marks.map(mark => (mark.type === 'any' ? { ...mark, type } : mark)) })
}

/** The same value with every mark in it changed; a value in which none changes is itself. Parts that values share stay shared. */
export function mapMarks(value: AbstractValue, change: (mark: Mark) => Mark): AbstractValue {
  if (value.fields.size === 0 && value.elements === null) return withMarks(value, change)
  const known = Array.from({ length: MAX_NESTING + 1 }, () => new Map<AbstractValue, AbstractValue>())
  return mapped(value, change, 0, known)
}

function mapped(
  value: AbstractValue, change: (mark: Mark) => Mark, depth: number, known: readonly Map<AbstractValue, AbstractValue>[]
): AbstractValue {
  const done = known[depth]
  if (value === nothing || done === undefined) return value
  if (value.fields.size === 0 && value.elements === null) return withMarks(value, change)
  let result = done.get(value)
  if (result !== undefined) return result
  const { marks } = withMarks(value, change)
  let fields: Map<string, AbstractValue> | null = null
  for (const [name, field] of value.fields) {
    const inner = mapped(field, change, depth + 1, known)
    if (inner !== field) (fields ??= new Map(value.fields)).set(name, inner)
  }
  const elements = value.elements === null ? null : mapped(value.elements, change, depth + 1, known)
  const isSame = marks === value.marks && fields === null && elements === value.elements
  result = isSame ? value : { ...value, marks, fields: fields ?? value.fields, elements }
  done.set(value, result)
  return result
}

function withMarks(value: AbstractValue, change: (mark: Mark) => Mark): AbstractValue {
  const marks = value.marks.map(change)
  return marks.every((mark, index) => mark === value.marks[index]) ? value : { ...value, marks }
}

/** One more step on every way. */
export function passing(value: AbstractValue, site: Site, note: string | null = null): AbstractValue {
  const steps = new Map<Trail | null, Trail | null>()
  return mapMarks(value, mark => {
    const known = steps.get(mark.trail)
    const trail = known === undefined ? step(mark.trail, site, note) : known
    steps.set(mark.trail, trail)
    return trail === mark.trail ? mark : { ...mark, trail }
  })
}

/** Clean for these kinds from here on. */
export function clean(value: AbstractValue, kinds: readonly Kind[]): AbstractValue {
  if (kinds.length === 0) return value
  return mapMarks(value, mark => {
    const isClean = kinds.every(kind => mark.cleaned.includes(kind))
    return isClean ? mark : { ...mark, cleaned: kindsWithout([...mark.cleaned, ...kinds]) }
  })
}

/** At most this sure. */
export function atMost(value: AbstractValue, confidence: 'high' | 'medium' | 'low'): AbstractValue {
  if (confidence === 'high') return value
  return mapMarks(value, mark => ({ ...mark, confidence: weaker(mark.confidence, confidence) }))
}

/** The lower of two confidences. */
export function weaker(a: Mark['confidence'], b: Mark['confidence']): Mark['confidence'] {
  return confidences.indexOf(a) < confidences.indexOf(b) ? a : b
}
