import type { Expression } from '../../model/expression.ts'
import { readElement, readKnown, writeField } from '../access.ts'
import { writeElement } from '../assemble.ts'
import type { Activation } from '../engine.ts'
import { join } from '../join.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { copyUnder } from './keys.ts'

/** The key of `this` of a function among the variables. */
export function selfKey(index: number): number {
  return -1 - index
}

/** What a name or path holds now, without running anything. Null: it is no such thing. */
export function peek(a: Activation, node: Expression): AbstractValue | null {
  if (a.variables === null) return null
  if (node.kind === 'ref') return a.variables.get(node.binding) ?? null
  if (node.kind === 'this') return a.variables.get(selfKey(node.function)) ?? null
  if (node.kind === 'await') return peek(a, node.value)
  if (node.kind === 'member') {
    const object = peek(a, node.object)
    return object === null ? null : readKnown(object, node.property)
  }
  if (node.kind !== 'index') return null
  const object = peek(a, node.object)
  return object === null ? null : readElement(object)
}

/** Gives a name, or a place in what a name holds, a value. Places that are not names' are forgotten. */
export function store(a: Activation, target: Expression, value: AbstractValue): void {
  if (target.kind === 'ref') {
    a.building.reassigned.add(target.binding)
    a.aliases.delete(target.binding)
    a.variables?.set(target.binding, value)
  } else {
    update(a, target, value)
  }
}

/** Changes what a place holds, where the object itself stays the same: aliases see it too. */
export function update(a: Activation, target: Expression, value: AbstractValue): void {
  if (a.variables === null) return
  if (target.kind === 'ref') {
    a.variables.set(target.binding, value)
    const alias = a.aliases.get(target.binding)
    if (alias !== undefined) update(a, alias, value)
  } else if (target.kind === 'this') {
    a.variables.set(selfKey(target.function), value)
  } else if (target.kind === 'await') {
    update(a, target.value, value)
  } else if (target.kind === 'member') {
    const object = peek(a, target.object)
    if (object !== null) update(a, target.object, writeField(object, target.property, value))
  } else if (target.kind === 'index') {
    const object = peek(a, target.object)
    if (object !== null) update(a, target.object, writeUnder(object, a.engine.interpreter.expression(a, target.index), value))
  }
}

/** `object[key] = value`. */
export function writeUnder(object: AbstractValue, key: AbstractValue, value: AbstractValue): AbstractValue {
  const copied = copyUnder(object, key, value)
  if (copied !== null) return copied
  if (key.texts !== null && !key.texts.some(text => text.includes('\uFFFC'))) {
    const [only] = key.texts
    if (key.texts.length === 1 && only !== undefined) return writeField(object, only, value)
    return key.texts.reduce((into, name) => writeField(into, name, join(readKnown(object, name), value)), object)
  }
  return writeElement(object, value === nothing && key.marks.length > 0 ? make({ marks: key.marks }) : value)
}
