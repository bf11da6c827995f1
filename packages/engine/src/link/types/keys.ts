import type { Module } from '../../model/module.ts'
import type { NamedType, TypeNode } from '../../model/type.ts'
import type { ClassRef } from '../../model/value.ts'
import { CHAIN, KEYS } from '../limits.ts'
import type { DeclaredType, Linker } from '../linker.ts'
import { typeSource } from './declaration.ts'

type Keys = ReadonlyMap<string, DeclaredType | null>

/** Keys of a declared object type with their types, inheritance and utility types resolved. Null: not all of them are known. */
export function keysOf(linker: Linker, module: Module, type: TypeNode, depth = 0): Keys | null {
  if (depth > CHAIN) return null
  switch (type.kind) {
    case 'object': return ofMembers(module, type.members)
    case 'intersection': return merge(type.members.map(one => keysOf(linker, module, one, depth + 1)))
    case 'union': return ofUnion(linker, module, type.members, depth)
    case 'named': return named(linker, module, type, depth)
    case 'indexed': {
      const member = type.index.kind === 'literal' ? keysOf(linker, module, type.object, depth + 1)?.get(String(type.index.value)) : null
      return member ? keysOf(linker, member.module, member.type, depth + 1) : null
    }
    default: return null
  }
}

type Members = (TypeNode & { readonly kind: 'object' })['members']

function ofMembers(module: Module, members: Members): Keys | null {
  if (members.some(member => member.name.startsWith('['))) return null
  return new Map(members.slice(0, KEYS).map(member => [member.name, member.type && { module, type: member.type }]))
}

function merge(all: readonly (Keys | null)[]): Keys | null {
  const keys = new Map<string, DeclaredType | null>()
  for (const one of all) {
    if (!one) return null
    for (const [key, type] of one) keys.set(key, type ?? keys.get(key) ?? null)
  }
  return keys
}

/** `T | null` has the keys of T; of several object types any key may be there. */
function ofUnion(linker: Linker, module: Module, members: readonly TypeNode[], depth: number): Keys | null {
  const objects = members.filter(one => one.kind !== 'literal' && !(one.kind === 'keyword' && (one.name === 'null' || one.name === 'undefined')))
  return merge(objects.map(one => keysOf(linker, module, one, depth + 1)))
}

const same = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise'])

function named(linker: Linker, module: Module, type: NamedType, depth: number): Keys | null {
  const [first, second] = type.arguments
  if (type.binding === null && type.declaration === null) {
    if (!first) return null
    if (same.has(type.name)) return keysOf(linker, module, first, depth + 1)
    if (type.name === 'Record') return byNames(linker, module, first, second ?? null, depth)
    if ((type.name !== 'Pick' && type.name !== 'Omit') || !second) return null
    return pick(keysOf(linker, module, first, depth + 1), namesOf(linker, module, second, depth), type.name === 'Pick')
  }
  const source = typeSource(linker, module, type)
  if (!source || source.kind === 'library') return null
  if (source.kind === 'class') return ofClass(linker, source.class, depth)
  const { declaration } = source
  if (declaration.type) return keysOf(linker, source.module, declaration.type, depth + 1)
  if (declaration.kind !== 'interface') return null
  const bases = declaration.extends.map(base => keysOf(linker, source.module, base, depth + 1))
  return merge([...bases, ofMembers(source.module, declaration.members)])
}

function byNames(linker: Linker, module: Module, names: TypeNode, type: TypeNode | null, depth: number): Keys | null {
  const known = namesOf(linker, module, names, depth)
  return known && new Map([...known].map(name => [name, type && { module, type }]))
}

function pick(keys: Keys | null, names: ReadonlySet<string> | null, isPicked: boolean): Keys | null {
  if (!keys || !names) return null
  return new Map([...keys].filter(([key]) => names.has(key) === isPicked))
}

/** The texts of a union of literals, or the keys of `keyof T`. */
function namesOf(linker: Linker, module: Module, type: TypeNode, depth: number): ReadonlySet<string> | null {
  if (depth > CHAIN) return null
  if (type.kind === 'literal') return new Set([String(type.value)])
  if (type.kind === 'union') {
    const parts = type.members.map(one => namesOf(linker, module, one, depth + 1))
    return parts.includes(null) ? null : new Set(parts.flatMap(part => [...part ?? []]))
  }
  if (type.kind !== 'named') return null
  const source = type.binding === null && type.declaration === null ? null : typeSource(linker, module, type)
  if (source?.kind !== 'declaration' || !source.declaration.type) return null
  return namesOf(linker, source.module, source.declaration.type, depth + 1)
}

/** The fields of a class and its bases, as far as the chain stays in the project. */
function ofClass(linker: Linker, ref: ClassRef, depth: number): Keys | null {
  if (depth > CHAIN) return null
  const { classes, library } = linker.ancestors(ref)
  const keys = new Map<string, DeclaredType | null>()
  for (const one of [...classes].reverse().concat(ref)) {
    for (const member of one.node.members) {
      if (member.kind !== 'field' || member.static || member.name === null) continue
      keys.set(member.name, member.type && { module: one.module, type: member.type })
    }
  }
  return library || (ref.node.extends && classes.length === 0) ? (keys.size > 0 && library ? keys : null) : keys
}
