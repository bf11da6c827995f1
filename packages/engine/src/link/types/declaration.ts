import type { Module } from '../../model/module.ts'
import type { NamedType, TypeDeclaration } from '../../model/type.ts'
import type { ClassRef } from '../../model/value.ts'
import { CHAIN } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { exportsNamed } from '../module-index.ts'

/** What a name of a type leads to: a class or a declaration of the project, or a type of a package. */
export type TypeSource =
  | { readonly kind: 'class', readonly class: ClassRef }
  | { readonly kind: 'declaration', readonly module: Module, readonly declaration: TypeDeclaration, readonly index: number }
  | { readonly kind: 'library', readonly package: string, readonly name: string }

/** Follows the name of a type through imports and barrels. */
export function typeSource(linker: Linker, module: Module, type: NamedType): TypeSource | null {
  if (type.declaration !== null) return declarationOf(module, type.declaration)
  if (type.binding === null) return null
  const binding = module.bindings[type.binding]
  const names = type.name.split('.')
  if (!binding?.import) return ofValue(linker, module, type.binding, names.slice(1))
  const { from, name } = binding.import
  if (names.length === 1) return exportedType(linker, module, from, name, 0)
  const last = names.at(-1) ?? ''
  const isWhole = name === '*' || name === '=' || name === 'default'
  return (isWhole ? exportedType(linker, module, from, last, 0) : null) ?? ofValue(linker, module, type.binding, names.slice(1))
}

function declarationOf(module: Module, index: number): TypeSource | null {
  const declaration = module.types[index]
  return declaration ? { kind: 'declaration', module, declaration, index } : null
}

/** A class by the name of a value, or a member of one. */
function ofValue(linker: Linker, module: Module, binding: number, names: readonly string[]): TypeSource | null {
  let values = linker.binding(module, binding, null)
  for (const name of names) values = values.flatMap(value => [...linker.member(value, name)])
  for (const value of values) {
    if (value.kind === 'class') return { kind: 'class', class: value.class }
    if (value.kind === 'library') return { kind: 'library', package: value.package, name: value.path.slice(value.path.lastIndexOf('.') + 1) }
  }
  return null
}

/** The type that a file or package exports under a name. */
function exportedType(linker: Linker, module: Module, from: string, name: string, depth: number): TypeSource | null {
  if (depth > CHAIN) return null
  const resolution = linker.resolve(module.path, from)
  if (resolution.kind === 'package') {
    const library = linker.libraries.at(resolution.package, resolution.subpath)
    return { kind: 'library', package: library?.package ?? resolution.package, name }
  }
  const target = resolution.kind === 'file' ? linker.modules.get(resolution.path) : undefined
  return target ? ofExport(linker, target, name, depth) : null
}

function ofExport(linker: Linker, module: Module, name: string, depth: number): TypeSource | null {
  for (const one of [...exportsNamed(module, name), ...name === 'default' ? exportsNamed(module, '=') : []]) {
    if (one.from !== null) {
      const found = exportedType(linker, module, one.from, one.imported ?? name, depth + 1)
      if (found) return found
      continue
    }
    if (one.type !== null) return declarationOf(module, one.type)
    const found = one.value ? ofExpression(linker, module, one.value, depth) : null
    if (found) return found
  }
  for (const one of exportsNamed(module, '*')) {
    if (one.from === null) continue
    if (linker.resolve(module.path, one.from).kind !== 'file') continue
    const found = exportedType(linker, module, one.from, name, depth + 1)
    if (found) return found
  }
  return byBinding(linker, module, name)
}

type Value = NonNullable<Module['exports'][number]['value']>

/** `export { Book }` and `export default Book`, where the name is a class or an imported type. */
function ofExpression(linker: Linker, module: Module, node: Value, depth: number): TypeSource | null {
  if (node.kind === 'class') return { kind: 'class', class: linker.classRef(module, node.class) }
  if (node.kind !== 'ref') return null
  const binding = module.bindings[node.binding]
  if (binding?.import) return exportedType(linker, module, binding.import.from, binding.import.name, depth + 1)
  return ofValue(linker, module, node.binding, [])
}

/** Where an export of the name was written that says neither type nor value: `export type { Book }` of an import. */
function byBinding(linker: Linker, module: Module, name: string): TypeSource | null {
  const isExported = exportsNamed(module, name).length > 0
  const type = isExported ? module.types.findIndex(one => one.name === name) : -1
  if (type >= 0) return declarationOf(module, type)
  const index = isExported ? module.bindings.findIndex(one => one.name === name && one.function === 0) : -1
  return index >= 0 ? ofValue(linker, module, index, []) : null
}
