import type { Binding, Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Site } from '../model/value.ts'
import { MAX_REEXPORTS } from './limits.ts'

/** The expression that a constant of this or another file is given; null where it is no such constant. */
export function definitionOf(program: Program, { module, node }: Site): Site | null {
  if (node.kind === 'ref') return ofBinding(program, module, module.bindings[node.binding], 0)
  if (node.kind !== 'member' || node.object.kind !== 'ref') return null
  const imported = module.bindings[node.object.binding]?.import
  return imported?.name === '*' ? ofImport(program, module, imported.from, node.property, 0) : null
}

function ofBinding(program: Program, module: Module, binding: Binding | undefined, depth: number): Site | null {
  if (binding?.import) return ofImport(program, module, binding.import.from, binding.import.name, depth)
  const [value] = binding?.kind === 'const' ? binding.values : []
  return value === undefined ? null : { module, node: value }
}

function ofImport(program: Program, importer: Module, from: string, name: string, depth: number): Site | null {
  const resolution = program.resolve(importer.path, from)
  const module = resolution.kind === 'file' ? program.modules.get(resolution.path) : undefined
  if (module === undefined || depth > MAX_REEXPORTS) return null
  const own = module.exports.find(each => each.name === name)
  if (own === undefined) {
    const stars = module.exports.filter(each => each.name === '*' && each.from !== null)
    return stars.reduce<Site | null>((found, { from: next }) => found ?? ofImport(program, module, next ?? '', name, depth + 1), null)
  }
  if (own.from !== null) return ofImport(program, module, own.from, own.imported ?? name, depth + 1)
  if (own.value?.kind === 'ref') return ofBinding(program, module, module.bindings[own.value.binding], depth + 1)
  return own.value === null ? null : { module, node: own.value }
}
