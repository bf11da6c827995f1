import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Place } from '../model/span.ts'
import { everyExpression } from './calls.ts'
import { column } from './declaration.ts'
import type { SchemaFile } from './files.ts'
import { formOf } from './form.ts'
import { readSql, type SqlTable } from './sql-reader.ts'
import type { TablePart } from './tables.ts'

/** The tables that SQL files and constant texts in the code create or alter. */
export function sqlTables(program: Program, files: readonly SchemaFile[]): readonly TablePart[] {
  const written = files.filter(file => file.path.endsWith('.sql'))
    .flatMap(file => readSql(file.text).map(each => partOf(each, span => ({ path: file.path, ...span }))))
  return [...written, ...[...program.modules.values()].flatMap(statementsIn)]
}

/** Texts in the code are taken with what stands in their holes left out; their columns are placed at the whole text. */
function statementsIn(module: Module): readonly TablePart[] {
  return everyExpression(module).flatMap(node => {
    const text = node.kind === 'literal' && typeof node.value === 'string'
      ? node.value
      : node.kind === 'concat'
        ? node.parts.map(part => part.kind === 'literal' ? String(part.value) : '?').join('')
        : node.kind === 'tagged' ? node.strings.join('?') : ''
    if (text.length < shortestStatement) return []
    return readSql(text).map(each => partOf(each, () => ({ path: module.path, start: node.start, end: node.end })))
  })
}

/** `create table t (c)`: what is shorter declares nothing. */
const shortestStatement = 18

function partOf(table: SqlTable, at: (span: { start: number, end: number }) => Place): TablePart {
  return {
    name: table.name,
    place: at({ start: table.start, end: table.end }),
    columns: table.columns.map(each => column(each.name, at({ start: each.start, end: each.end }), {
      type: each.type === '' ? null : each.type,
      form: formOf(each.type === '' ? null : each.type),
      primary: each.primary,
      generated: each.generated,
      references: each.references
    })),
    dropped: table.dropped,
    library: 'sql'
  }
}
