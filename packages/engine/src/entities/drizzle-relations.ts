import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { calledName, dottedName, importedAs, placeIn, properties, returnedBy } from './source.ts'

/**
 * The tables with the relations of `relations(readers, ({ many }) => ({ loans: many(loans) }))` and, since 1.0, of
 * `defineRelations(schema, r => ({ readers: { loans: r.many.loans() } }))` (https://orm.drizzle.team/docs/relations).
 */
export function drizzleRelations(program: Program, tables: readonly Declaration[]): readonly Declaration[] {
  const byName = new Map<string, ColumnDeclaration[]>()
  const add = (name: string | null, columns: readonly ColumnDeclaration[]): void => {
    if (name !== null) byName.set(name, [...byName.get(name) ?? [], ...columns])
  }
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const verb = calledName(call)
      if (verb !== 'relations' && verb !== 'defineRelations' && verb !== 'defineRelationsPart') continue
      if (importedAs(program, module, call.callee)?.package !== 'drizzle-orm') continue
      const [table, made] = call.arguments
      const object = returnedBy(module, made)
      if (object?.kind !== 'object') continue
      if (verb === 'relations') add(lastName(table), relationsIn(module, object))
      else for (const { key, value } of properties(object)) add(key, relationsIn(module, value))
    }
  }
  return tables.map(table => {
    const added = byName.get(table.name) ?? []
    const own = new Set(table.columns.map(each => each.name))
    return added.length === 0 ? table : { ...table, columns: [...table.columns, ...added.filter(each => !own.has(each.name))] }
  })
}

function relationsIn(module: Module, node: Expression): readonly ColumnDeclaration[] {
  if (node.kind !== 'object') return []
  return properties(node).flatMap(({ key, name, value }) => {
    const target = value.kind === 'call' ? targetOf(value) : null
    return target === null ? [] : [column(key, placeIn(module, name), { type: target.many ? `${target.name}[]` : target.name, relation: target.name })]
  })
}

/** `many(loans)`, `r.many.loans()`. */
function targetOf(call: Call): { readonly name: string, readonly many: boolean } | null {
  const { callee } = call
  if (callee.kind === 'member' && callee.object.kind === 'member' && (callee.object.property === 'many' || callee.object.property === 'one')) {
    return { name: callee.property, many: callee.object.property === 'many' }
  }
  const verb = calledName(call) ?? dottedName(callee)
  const name = lastName(call.arguments[0])
  return name === null || (verb !== 'many' && verb !== 'one') ? null : { name, many: verb === 'many' }
}

function lastName(node: Expression | undefined): string | null {
  return dottedName(node)?.split('.').at(-1) ?? null
}
