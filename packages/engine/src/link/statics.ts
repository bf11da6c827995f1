import type { ClassRef, Value } from '../model/value.ts'
import { hasBody } from './classes.ts'
import { areTelling } from './library/telling.ts'
import { staticMember } from './library/values.ts'
import type { Linker } from './linker.ts'
import { indexOf } from './module-index.ts'
import { nothing, unite, unknown, type Values } from './values.ts'

type ClassValue = Value & { readonly kind: 'class' }

/** A static member, bases and assignments from outside included. */
export function classMember(linker: Linker, value: ClassValue, name: string): Values {
  if (name === 'prototype') return [{ kind: 'object', class: value.class, created: null, frame: null }]
  const { classes, library } = linker.ancestors(value.class)
  for (const ref of [value.class, ...classes]) {
    const values = staticOf(linker, ref, value, name)
    if (values) return values
  }
  return library ? staticMember(linker, value, library.package, library.type, name) : unknown
}

function staticOf(linker: Linker, ref: ClassRef, self: ClassValue, name: string): Values | null {
  const members = ref.node.members.filter(member => member.name === name && member.static)
  const method = members.find(member => member.kind === 'method' && hasBody(ref, member))
  if (method?.function != null) {
    return [{ kind: 'function', function: linker.functionRef(ref.module, method.function), frame: self.frame, self, bound: [] }]
  }
  const getter = members.find(member => member.kind === 'getter' && hasBody(ref, member))
  if (getter?.function != null) {
    const target = linker.functionRef(ref.module, getter.function)
    const frame = linker.enter({ function: target, arguments: () => [], parent: self.frame, self, call: null, caller: null, bound: null })
    return linker.returned(target, frame)
  }
  const field = members.find(member => member.kind === 'field')
  const initial = field?.value ? linker.evaluate(ref.module, field.value, self.frame) : nothing
  const values = unite([initial, staticWrites(linker, ref, name)])
  if (areTelling(linker, values)) return values
  const declared = field?.type ? linker.declared(ref.module, field.type) : nothing
  if (declared.length > 0) return declared
  return members.length > 0 ? values.length > 0 ? values : unknown : null
}

function staticWrites(linker: Linker, ref: ClassRef, name: string): Values {
  const found: Values[] = []
  for (const write of indexOf(ref.module).writes.get(name) ?? []) {
    if (write.target.kind !== 'member' || write.operator.length === 2) continue
    const { object } = write.target
    const isThis = object.kind === 'this' && object.static && object.class === ref.index
    const isName = object.kind === 'ref' && ref.module.bindings[object.binding]?.kind === 'class'
      && linker.evaluate(ref.module, object, null).some(one => one.kind === 'class' && one.class === ref)
    if (isThis || isName) found.push(linker.evaluate(ref.module, write.value, null))
  }
  return unite(found)
}
