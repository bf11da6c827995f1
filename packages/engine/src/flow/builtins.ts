import type { ValueType } from '../model/kind.ts'
import { readElement, readKnown, writeField } from './access.ts'
import { spread, writeElement } from './assemble.ts'
import { clean, converted } from './convert.ts'
import { copyUnder } from './interpret/keys.ts'
import { keyOf } from './interpret/loops.ts'
import { type AbstractValue, type Mark, isSymbol, make, nothing } from './value.ts'

/**
 * The few functions of the language whose result depends on keys, which the form of library models cannot say: by API path, from
 * the arguments (`this` first where it is a method).
 */
export const builtins: Readonly<Record<string, (args: readonly AbstractValue[], call: object) => AbstractValue>> = {
  '.Object.keys': ([object = nothing], call) => listOf(keyOf(object, call)),
  '.Object.getOwnPropertyNames': ([object = nothing], call) => listOf(keyOf(object, call)),
  '.Reflect.ownKeys': ([object = nothing], call) => listOf(keyOf(object, call)),
  '.Object.values': ([object = nothing]) => listOf(readElement(object)),
  '.Object.entries': ([object = nothing], call) => entries(object, call),
  '.Object.fromEntries': ([list = nothing]) => fromEntries(list),
  '.Object.assign': ([target = nothing, ...sources]) => sources.reduce(spread, target),
  // The text holds what the object held, key by key, and gives it back when it is parsed; a row as text still is the row.
  '.JSON.stringify': ([value = nothing]) => clean(withType(value, ({ root, type }) => root.kind === 'row' || isSymbol(root) ? type : converted(type, 'string')), ['log-text']),
  '.JSON.parse': ([value = nothing]) => withType(value, ({ type }) => type === 'string' ? 'any' : type),
  '.Promise.all': ([list = nothing]) => list
}

function withType(value: AbstractValue, change: (mark: Mark) => ValueType): AbstractValue {
  return value === nothing ? nothing : make({ ...value, marks: value.marks.map(mark => ({ ...mark, type: change(mark) })) })
}

function listOf(element: AbstractValue): AbstractValue {
  if (element.texts !== null && element.marks.length === 0) return make({ elements: element })
  return element === nothing ? nothing : make({ elements: element })
}

function entries(object: AbstractValue, call: object): AbstractValue {
  const key = keyOf(object, call)
  const element = readElement(object)
  const value = key.key === null ? element : make({ ...element, copy: { key: key.key, object } })
  return make({ elements: make({ fields: new Map([['0', key], ['1', value]]) }) })
}

/** Pairs of a key and the value under the same key are the object again, as far as the keys were kept. */
function fromEntries(list: AbstractValue): AbstractValue {
  const pair = readElement(list)
  const key = readKnown(pair, '0')
  const value = readKnown(pair, '1')
  const copied = copyUnder(nothing, key, value)
  if (copied !== null) return copied
  if (key.texts !== null && key.texts.length > 0) return key.texts.reduce((into, name) => writeField(into, name, value), nothing)
  return writeElement(nothing, value)
}
