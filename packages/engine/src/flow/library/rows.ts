import type { KeySet, Origin } from '../../model/flow.ts'
import type { Port, Result, Rows } from '../../model/library.ts'
import { arrayOf } from '../assemble.ts'
import { joinAll } from '../join.ts'
import { allKeys } from '../key-set.ts'
import { step } from '../trail.ts'
import { type AbstractValue, make, markOf, nothing, whole, withPath } from '../value.ts'
import { entityAt, entityOfTable } from './entity.ts'
import { valueAt } from './ports.ts'
import { narrow } from './narrowing.ts'
import { both, selected } from './select.ts'
import { type SqlColumn, type SqlText, readSql } from './sql-text.ts'
import type { Use } from './use.ts'

/** Rows that a call gives: marks of their entity with the columns and relations that were asked for. */
export function rowsOf(use: Use, rows: Rows): AbstractValue {
  if (rows.sql !== undefined) return rowsOfText(use, rows, valueAt(use, rows.sql))
  const entity = entityAt(use, rows.entity)
  const row = entity === null ? nothing : whole(origin(use, entity, rows.plain === true), step(null, use.site))
  return chosen(use, rows, row)
}

function chosen(use: Use, rows: Rows, row: AbstractValue): AbstractValue {
  const cut = narrow(row, selected(use, rows.select, use.receiver.narrowing))
  return rows.many === true ? arrayOf(cut) : cut
}

function origin(use: Use, entity: string, plain: boolean): Origin {
  const { start, end } = use.site.node
  return { kind: 'row', entity, plain, place: { path: use.site.module.path, start, end }, relations: [] }
}

/** A text that is a parameter is left to the callers; one that is not known gives nothing. */
function rowsOfText(use: Use, rows: Rows, text: AbstractValue): AbstractValue {
  if (text.texts !== null) return chosen(use, rows, joinAll(text.texts.map(one => rowOfSql(use, readSql(one), rows.plain === true))))
  if (!text.symbolic) return nothing
  const query = { id: use.activation.engine.next(), text, rows: (given: AbstractValue) => rowsOfText(use, rows, given) }
  return whole({ kind: 'query', query }, null)
}

function rowOfSql(use: Use, sql: SqlText, plain: boolean): AbstractValue {
  if (sql.columns === null) return nothing
  const byTable = new Map<string, SqlColumn[]>()
  for (const column of sql.columns) {
    for (const { table } of sql.tables.filter(({ alias }) => column.alias === null || alias.toLowerCase() === column.alias.toLowerCase())) {
      byTable.set(table, [...byTable.get(table) ?? [], column])
      // A bare column of a join belongs to one of the tables, most often to the first; a bare star to all.
      if (column.column !== '*') break
    }
  }
  let row = nothing
  for (const [table, columns] of byTable) row = addColumns(use, row, origin(use, entityOfTable(use.activation.engine, table), plain), columns)
  return row
}

function addColumns(use: Use, row: AbstractValue, root: Origin, columns: readonly SqlColumn[]): AbstractValue {
  const mark = markOf(root, step(null, use.site))
  const star = columns.some(({ column }) => column === '*')
  const plain = columns.filter(({ column, key }) => column !== '*' && column === key).map(({ column }) => column)
  const keys: KeySet = star ? allKeys : { kind: 'only', keys: [...plain].sort() }
  let value = star || plain.length > 0 ? make({ ...row, marks: [...row.marks, { ...mark, keys }] }) : row
  for (const { column, key } of columns) {
    if (column !== '*' && column !== key) {
      value = make({ ...value, fields: new Map(value.fields).set(key, make({ marks: [withPath(mark, [column])] })) })
    }
  }
  return value
}

/** What a fluent call leaves of the rows that its receiver carries. */
export function narrowed(use: Use, result: Extract<Result, { readonly self: true }>): AbstractValue {
  const narrowing = selected(use, result.select, null)
  let value = narrow(use.receiver, narrowing)
  if (result.plain === true) value = plainRows(value)
  if (result.many === false && value.elements !== null) value = make({ ...value.elements, things: value.things, narrowing: value.narrowing })
  return narrowing === null ? value : make({ ...value, narrowing: both(value.narrowing, narrowing) })
}

function plainRows(value: AbstractValue): AbstractValue {
  const marks = value.marks.map(mark => {
    if (mark.root.kind !== 'row' || mark.root.plain) return mark
    return withPath({ ...mark, root: { ...mark.root, plain: true } }, mark.path)
  })
  return make({ ...value, marks, elements: value.elements === null ? null : plainRows(value.elements) })
}
