import type { Expression, ObjectExpression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { expressionsOf, forEachExpression } from '../model/expressions.ts'
import type { SchemaSite } from './mongoose-schema.ts'
import { hiddenByFunction } from './serialisation.ts'
import { calledName, entry, properties, textOf } from './source.ts'

/**
 * The columns that documents of a schema leave out of their JSON: by the `toJSON` option's `transform`, by a `toJSON` method, or by
 * a plugin of the project that sets `toJSON` itself and reads an option of the columns (`private: true`).
 */
export function hiddenBySchema(
  program: Program, schema: SchemaSite, columns: readonly string[], definitions: readonly ObjectExpression[]
): readonly string[] {
  const { module } = schema
  const settings = [entry(schema.options, 'toJSON'), ...schema.additions
    .filter(each => calledName(each) === 'set' && textOf(each.arguments[0]) === 'toJSON').map(each => each.arguments[1])]
  const functions = [
    ...settings.map(each => entry(each, 'transform')),
    ...schema.additions.filter(each => calledName(each) === 'method' && textOf(each.arguments[0]) === 'toJSON').map(each => each.arguments[1]),
    ...methodsNamed(module, schema, 'toJSON')
  ]
  const hidden = functions
    .flatMap(each => functionBehind(program, module, each))
    .flatMap(each => hiddenByFunction(each.module, each.index, columns))
  const plugins = schema.additions.filter(each => calledName(each) === 'plugin').flatMap(each => functionBehind(program, module, each.arguments[0]))
  return [...new Set([...hidden, ...plugins.flatMap(each => hiddenByPlugin(each, definitions))])].sort()
}

interface FunctionSite { readonly module: Module, readonly index: number }

function functionBehind(program: Program, module: Module, node: Expression | null | undefined): readonly FunctionSite[] {
  if (node === null || node === undefined) return []
  if (node.kind === 'function') return [{ module, index: node.function }]
  return program.evaluate({ module, node }).flatMap(value =>
    value.kind === 'function' ? [{ module: value.function.module, index: value.function.index }] : [])
}

/** `schema.methods.toJSON = function () { .. }`. */
function methodsNamed(module: Module, schema: SchemaSite, name: string): readonly Expression[] {
  const found: Expression[] = []
  forEachExpression(module, node => {
    if (node.kind !== 'assign' || node.target.kind !== 'member' || node.target.property !== name) return
    const holder = node.target.object
    const isOurs = holder.kind === 'member' && holder.property === 'methods' && holder.object.kind === 'ref'
      && module.bindings[holder.object.binding]?.values.includes(schema.call) === true
    if (isOurs) found.push(node.value)
  })
  return found
}

/** Columns with an option that is true and that the plugin reads by its name. */
function hiddenByPlugin(plugin: FunctionSite, definitions: readonly ObjectExpression[]): readonly string[] {
  const names = new Set(expressionsOf(plugin.module, plugin.index).flatMap(node => node.kind === 'member' ? [node.property] : []))
  if (!names.has('toJSON')) return []
  return definitions.flatMap(definition => properties(definition).flatMap(({ key, value }) => {
    if (value.kind !== 'object') return []
    const marked = properties(value).some(each => each.value.kind === 'literal' && each.value.value === true && names.has(each.key))
    return marked ? [key] : []
  }))
}
