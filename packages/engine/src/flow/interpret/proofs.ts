import type { Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import { asType } from '../convert.ts'
import type { Activation } from '../engine.ts'
import { type AbstractValue, HOLE, make, nothing } from '../value.ts'
import { proveHost } from './host-proofs.ts'
import { mayBeAbsent, present } from '../presence.ts'
import { peek, update } from './places.ts'

/** Where a value has this type, or is one of these texts. */
export function prove(a: Activation, place: Expression, type: ValueType, texts: readonly string[] | null = null): void {
  if (type === 'enum') proveHost(a, place)
  const held = peek(a, place)
  if (held === null || held === nothing || isLength(place)) return
  const typed = asType(held, type)
  update(a, place, texts === null ? typed : make({ ...typed, texts, key: held.key }))
}

/** Where it is undefined, null or otherwise falsy: it carries nothing. */
export function proveEmpty(a: Activation, place: Expression): void {
  const held = peek(a, place)
  if (held !== null && held !== nothing) update(a, place, nothing)
}

/** Where it is there, whatever it is. What lies in it may still be missing. */
export function provePresent(a: Activation, place: Expression): void {
  const held = peek(a, place)
  if (held?.marks.some(mayBeAbsent) === true) update(a, place, present(held))
}

/** A number, and so is the text that was converted for the test: `isNaN(Number(id))`. */
export function proveNumber(a: Activation, node: Expression): void {
  prove(a, convertedIn(node) ?? node, 'number')
}

/** What `Number(x)`, `BigInt(x)`, `+x` convert as a whole; `parseInt` reads a beginning only. */
function convertedIn(node: Expression): Expression | null {
  if (node.kind === 'unary' && node.operator === '+') return node.operand
  if (node.kind !== 'call' || node.callee.kind !== 'global' || !/^(?:Number|BigInt)$/.test(node.callee.name)) return null
  return node.arguments[0] ?? null
}

/** The length of a text says nothing of the text. */
function isLength(place: Expression): boolean {
  return place.kind === 'member' && place.property === 'length'
}

/** That a key is none of these: `if (key !== 'role') row[key] = body[key]`. */
export function differs(a: Activation, place: Expression, texts: readonly string[]): void {
  const held = peek(a, place)
  if (held?.key) update(a, place, make({ ...held, key: { ...held.key, except: [...new Set([...held.key.except, ...texts])] } }))
}

/** `list.includes(x)`, `set.has(x)`, `x in map`: a value out of constants, or none of them, when the list holds nothing else. */
export function member(a: Activation, place: Expression, list: AbstractValue, isKeys: boolean, holds: boolean): void {
  const texts = isKeys ? [...list.fields.keys()] : textsOf(list)
  if (list.marks.length > 0 || texts === null || texts.length === 0) return
  if (holds) prove(a, place, 'enum', texts)
  else differs(a, place, texts)
}

/** The constant texts that a list holds; null when it may hold others. */
export function textsOf(list: AbstractValue): readonly string[] | null {
  const parts = list.elements === null ? [...list.fields.values()] : [list.elements]
  const texts = parts.flatMap(part => (part.marks.length > 0 ? [HOLE] : part.texts ?? [HOLE]))
  return texts.includes(HOLE) ? null : texts
}
