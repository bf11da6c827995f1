import type { Expression } from '../../model/expression.ts'
import type { Module } from '../../model/module.ts'
import type { ClassRef } from '../../model/value.ts'
import { CHAIN } from '../limits.ts'
import type { DeclaredType, Linker } from '../linker.ts'

/**
 * The type that is written down for an expression: of the name, the property of a declared type, the field of a class. Only what is
 * written counts; nothing is inferred.
 */
export function typeOf(linker: Linker, module: Module, node: Expression, depth = 0): DeclaredType | null {
  if (depth > CHAIN) return null
  switch (node.kind) {
    case 'ref': return ofBinding(linker, module, node.binding, depth)
    case 'member': return ofMember(linker, module, node, depth)
    case 'await': return unwrapped(typeOf(linker, module, node.value, depth + 1))
    case 'fallback': return typeOf(linker, module, node.value, depth + 1)
    default: return null
  }
}

function ofBinding(linker: Linker, module: Module, index: number, depth: number): DeclaredType | null {
  const binding = module.bindings[index]
  if (!binding) return null
  if (binding.type) return { module, type: binding.type }
  const [value, ...others] = binding.values
  if (binding.kind !== 'const' && binding.kind !== 'let' && binding.kind !== 'temporary') return null
  return value && others.length === 0 ? typeOf(linker, module, value, depth + 1) : null
}

function ofMember(linker: Linker, module: Module, node: Expression & { readonly kind: 'member' }, depth: number): DeclaredType | null {
  if (node.object.kind === 'this' && node.object.class !== null) {
    return ofField(linker, linker.classRef(module, node.object.class), node.property)
  }
  const object = typeOf(linker, module, node.object, depth + 1)
  return object && (linker.keys(object.module, object.type)?.get(node.property) ?? null)
}

function ofField(linker: Linker, ref: ClassRef, name: string): DeclaredType | null {
  for (const one of [ref, ...linker.ancestors(ref).classes]) {
    const field = one.node.members.find(member => member.name === name && member.kind === 'field')
    if (field?.type) return { module: one.module, type: field.type }
  }
  return null
}

function unwrapped(type: DeclaredType | null): DeclaredType | null {
  if (type?.type.kind !== 'named' || type.type.name !== 'Promise') return type
  const [inner] = type.type.arguments
  return inner ? { module: type.module, type: inner } : type
}
