import type { Module } from '../../model/module.ts'
import type { NamedType, TypeDeclaration, TypeNode } from '../../model/type.ts'
import type { Value } from '../../model/value.ts'
import { entityId } from '../../model/entity-of.ts'
import { CHAIN } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { nothing, unite, type Values } from '../values.ts'
import { typeSource } from './declaration.ts'

/** Types of the language that stand for what is inside them. */
const transparent = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'Nullable', 'Maybe'])

/** What values of a declared type may be: instances of libraries' types, of project classes, what `typeof x` is. */
export function declaredValues(linker: Linker, module: Module, type: TypeNode, depth = 0): Values {
  if (depth > CHAIN) return nothing
  const inner = (one: TypeNode): Values => declaredValues(linker, module, one, depth + 1)
  switch (type.kind) {
    case 'named': return named(linker, module, type, depth)
    case 'union':
    case 'intersection': return unite(type.members.map(inner))
    case 'typeof': return typeofValues(linker, module, type.name, type.binding)
    case 'indexed': return indexed(linker, module, type, depth)
    default: return nothing
  }
}

function named(linker: Linker, module: Module, type: NamedType, depth: number): Values {
  const [first] = type.arguments
  if (type.binding === null && type.declaration === null) {
    if (transparent.has(type.name) && first) return declaredValues(linker, module, first, depth + 1)
    if (type.name === 'InstanceType' && first) return unite(declaredValues(linker, module, first, depth + 1).map(value => instancesOf(linker, value)))
    return type.name === 'ReturnType' && first ? returnsOfType(linker, module, first, depth) : nothing
  }
  const source = typeSource(linker, module, type)
  if (!source) return nothing
  switch (source.kind) {
    case 'class': return [{ kind: 'object', class: source.class, created: null, frame: null }]
    case 'library': return libraryType(linker, module, type, source)
    case 'declaration': return ofDeclaration(linker, source.module, source.declaration, source.index, depth)
  }
}

function libraryType(linker: Linker, module: Module, type: NamedType, source: { readonly package: string, readonly name: string }): Values {
  const library = linker.libraries.get(source.package)
  const isKnown = library?.types && Object.hasOwn(library.types, source.name)
  const of = type.arguments[0] ? entityOfType(linker, module, type.arguments[0]) : null
  if (library && isKnown) {
    return [{ kind: 'instance', package: library.package, type: source.name, of, created: null, frame: null }]
  }
  return [{ kind: 'library', package: library?.package ?? source.package, path: `.${source.name}()`, created: null, frame: null }]
}

/** The entity that `Repository<Book>` works on: the id of the class, or the name as written. */
function entityOfType(linker: Linker, module: Module, type: TypeNode): string | null {
  if (type.kind !== 'named') return null
  const source = type.binding === null && type.declaration === null ? null : typeSource(linker, module, type)
  return source?.kind === 'class' ? entityId(source.class) : type.name
}

/** An alias is what it stands for; an interface the classes that implement it, and the library types that it extends. */
function ofDeclaration(linker: Linker, module: Module, declaration: TypeDeclaration, index: number, depth: number): Values {
  if (declaration.type) return declaredValues(linker, module, declaration.type, depth + 1)
  if (declaration.kind !== 'interface') return nothing
  const bases = unite(declaration.extends.map(base => declaredValues(linker, module, base, depth + 1)))
  const implementing = linker.implementations(module, index).map((ref): Value => ({ kind: 'object', class: ref, created: null, frame: null }))
  return unite([bases, implementing])
}

/** `typeof x.y`. */
function typeofValues(linker: Linker, module: Module, name: string, binding: number | null): Values {
  if (binding === null) return nothing
  const [, ...names] = name.split('.')
  let values = linker.binding(module, binding, null)
  for (const part of names) values = unite(values.map(value => linker.member(value, part)))
  return values
}

function instancesOf(_linker: Linker, value: Value): Values {
  if (value.kind === 'class') return [{ kind: 'object', class: value.class, created: null, frame: null }]
  return value.kind === 'library' ? [{ ...value, path: `${value.path}()` }] : nothing
}

/** `ReturnType<typeof f>`. */
function returnsOfType(linker: Linker, module: Module, type: TypeNode, depth: number): Values {
  if (type.kind === 'function') return type.returns ? declaredValues(linker, module, type.returns, depth + 1) : nothing
  return unite(declaredValues(linker, module, type, depth + 1).map(value =>
    value.kind === 'function' ? linker.returned(value.function, value.frame) : nothing))
}

/** `Services['users']`: what the member of that type is declared to be. */
function indexed(linker: Linker, module: Module, type: TypeNode & { readonly kind: 'indexed' }, depth: number): Values {
  if (type.index.kind !== 'literal') return nothing
  const key = String(type.index.value)
  const member = linker.keys(module, type.object)?.get(key)
  if (member) return declaredValues(linker, member.module, member.type, depth + 1)
  return unite(declaredValues(linker, module, type.object, depth + 1).map(value => linker.member(value, key)))
}

