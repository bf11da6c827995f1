import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { ClassRef } from '../model/value.ts'
import { column, uniqueColumns, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { formOf } from './form.ts'
import { maximumAncestors } from './limits.ts'
import { nameIndex } from './name-index.ts'
import { hiddenByMethod } from './serialisation.ts'
import { constantText, dottedName, entry, objectOf, placeIn, properties, returnedBy, textOf } from './source.ts'
import { typeText } from './type-text.ts'

/**
 * Classes that extend `Model` of Objection (https://vincit.github.io/objection.js/guide/models.html). Columns are those of `jsonSchema`, of
 * the fields that are typed, and of the table that the migrations make.
 */
export function objectionEntities(program: Program, tables: readonly Declaration[]): readonly Declaration[] {
  const table = nameIndex(tables)
  return [...program.modules.values()].flatMap(module => module.classes.flatMap((node, index) => {
    if (node.extends === null) return []
    const ref = program.classRef(module, index)
    return program.ancestors(ref).library?.package === 'objection' ? declare(program, ref, table) ?? [] : []
  }))
}

function declare(program: Program, ref: ClassRef, tables: (name: string) => Declaration | null): Declaration | null {
  const { module, node } = ref
  const lineage = [ref, ...program.ancestors(ref).classes.slice(0, maximumAncestors)].reverse()
  const named = staticOf(lineage, 'tableName')
  const table = named === null ? null : constantText(program, named.module, named.node)
  if (table === null || node.name === null) return null
  const made = tables(table)
  const columns = uniqueColumns([
    ...made?.columns ?? [],
    ...lineage.flatMap(fieldsOf),
    ...schemaColumns(program, lineage),
    ...relationColumns(program, lineage)
  ])
  return {
    id: `${module.path}#${node.name}`,
    name: node.name,
    aliases: table === node.name ? [] : [table],
    library: 'objection',
    place: placeIn(module, node),
    columns,
    complete: made !== null,
    hiddenInJson: [...hiddenByMethod(lineage, columns.map(each => each.name), '$formatJson')].sort()
  }
}

interface Written { readonly module: Module, readonly node: Expression }

/** A static field's value, or what a static getter or method gives. */
function staticOf(lineage: readonly ClassRef[], name: string): Written | null {
  for (const { module, node } of [...lineage].reverse()) {
    const member = node.members.find(each => each.static && each.name === name)
    if (member === undefined) continue
    const last = member.function === null ? undefined : module.functions[member.function]?.body.at(-1)
    const given = member.value === null ? last?.kind === 'return' ? last.value : null : returnedBy(module, member.value) ?? member.value
    if (given !== null) return { module, node: given }
  }
  return null
}

function fieldsOf({ module, node }: ClassRef): readonly ColumnDeclaration[] {
  return node.members.flatMap(({ kind, name, nameSpan, static: isStatic, type, start, end }) => {
    if (kind !== 'field' || isStatic || name === null || type === null || name.startsWith('$') || type.kind === 'array') return []
    const text = typeText(type)
    return [column(name, placeIn(module, nameSpan ?? { start, end }), { type: text, form: formOf(text) })]
  })
}

function schemaColumns(program: Program, lineage: readonly ClassRef[]): readonly ColumnDeclaration[] {
  const schema = objectAt(program, staticOf(lineage, 'jsonSchema'))
  const listed = schema === null ? null : objectAt(program, written(schema.module, entry(schema.node, 'properties')))
  if (listed === null) return []
  return properties(listed.node).map(({ key, name, value }) => {
    const type = textOf(entry(value, 'type'))
    return column(key, placeIn(listed.module, name), { type, form: formOf(type) })
  })
}

function relationColumns(program: Program, lineage: readonly ClassRef[]): readonly ColumnDeclaration[] {
  const mappings = objectAt(program, staticOf(lineage, 'relationMappings'))
  if (mappings === null) return []
  return properties(mappings.node).flatMap(({ key, name, value }) => {
    const model = entry(value, 'modelClass')
    const target = (dottedName(returnedBy(mappings.module, model) ?? model) ?? textOf(model))?.split(/[./]/).at(-1)
    const many = (dottedName(entry(value, 'relation')) ?? '').includes('Many')
    return target === undefined ? [] : [column(key, placeIn(mappings.module, name), { type: many ? `${target}[]` : target, relation: target })]
  })
}

function objectAt(program: Program, at: Written | null): ReturnType<typeof objectOf> {
  return at === null ? null : objectOf(program, at)
}

function written(module: Module, node: Expression | null): Written | null {
  return node === null ? null : { module, node }
}
