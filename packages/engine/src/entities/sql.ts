import type { Module } from '../model/module.ts'
import type { Place } from '../model/span.ts'
import { textsOf } from '../model/expressions.ts'
import { column } from './declaration.ts'
import type { SchemaFile } from './files.ts'
import { formOf } from './form.ts'
import { readSql, type SqlTable } from './sql-reader.ts'
import type { TablePart } from './tables.ts'

/** The tables that SQL files and constant texts in the code create or alter. */
export function sqlTables(modules: readonly Module[], files: readonly SchemaFile[]): readonly TablePart[] {
  const written = files.filter(file => file.path.endsWith('.sql'))
    .flatMap(file => readSql(file.text).map(each => partOf(each, span => ({ path: file.path, ...span }))))
  return [...written, ...modules.flatMap(statementsIn)]
}

/** Texts in the code are taken with what stands in their holes left out; their columns are placed at the whole text. */
function statementsIn(module: Module): readonly TablePart[] {
  return textsOf(module).flatMap(node => {
    const text = node.kind === 'literal'
      ? String(node.value)
      : node.kind === 'concat' ? node.parts.map(part => part.kind === 'literal' ? String(part.value) : '?').join('') : node.strings.join('?')
    return readSql(text).map(each => partOf(each, () => ({ path: module.path, start: node.start, end: node.end })))
  })
}

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
