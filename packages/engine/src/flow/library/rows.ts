import type { KeySet, Origin } from '../../model/flow.ts'
import type { Result, Rows, Select } from '../../model/library.ts'
import { arrayOf } from '../assemble.ts'
import { atMost } from '../convert.ts'
import { joinAll } from '../join.ts'
import { allKeys } from '../key-set.ts'
import { step } from '../trail.ts'
import { type AbstractValue, isNothing, make, markOf, nothing, whole, withPath } from '../value.ts'
import { entityAt, entityOfTable } from './entity.ts'
import { atPort, valueAt } from './ports.ts'
import { joined, loaded } from './joins.ts'
import { narrow } from './narrowing.ts'
import { both, selected } from './select.ts'
import { type SqlColumn, type SqlText, readSql } from './sql-text.ts'
import type { Use } from './use.ts'

/** Rows that a call gives: marks of their entity with the columns and relations that were asked for. */
export function rowsOf(use: Use, rows: Rows): AbstractValue {
  if (rows.sql !== undefined) return rowsOfText(use, rows, valueAt(use, rows.sql))
  if (selectionOf(use, rows) === 'symbolic') return later(use, rows)
  if (rows.chosen !== undefined) {
    const row = loaded(use, valueAt(use, rows.chosen))
    return rows.many === true ? arrayOf(row) : row
  }
  const entity = entityAt(use, rows.entity)
  const row = entity === null ? nothing : whole(origin(use, entity, rows.plain === true), step(null, use.site))
  return chosen(use, rows, row)
}

function chosen(use: Use, rows: Rows, row: AbstractValue): AbstractValue {
  const narrowed = narrow(row, selected(use, rows.select, use.receiver.narrowing))
  // Columns are chosen, and nobody knows which: rules must not speak of them.
  const cut = selectionOf(use, rows) === 'unknown' ? atMost(narrowed, 'low') : narrowed
  return rows.many === true ? arrayOf(cut) : cut
}

/** Whether the columns that a call chooses can be read here: a selection may be a parameter, or come from elsewhere. */
function selectionOf(use: Use, { select, chosen: made }: Rows): 'read' | 'symbolic' | 'unknown' {
  if (made !== undefined) return valueAt(use, made).symbolic ? 'symbolic' : 'read'
  const ports = new Set(listOf(select).filter(({ mode }) => mode === 'only' || mode === 'except').map(({ port }) => port))
  const given = [...ports].flatMap(port => atPort(use, port))
  if (given.some(({ value }) => value.symbolic)) return 'symbolic'
  return given.some(({ value, place }) => isNothing(value) && place !== null && !written.has(place.kind)) ? 'unknown' : 'read'
}

/** What is read as it is written, or cannot be a selection. */
const written: ReadonlySet<string> = new Set(['object', 'array', 'literal', 'function', 'concat', 'call'])

function listOf(select: Rows['select']): readonly Select[] {
  return select === undefined ? [] : Array.isArray(select) ? select as readonly Select[] : [select as Select]
}

/** The rows, once the callers' arguments are known. */
function later(use: Use, rows: Rows): AbstractValue {
  const needs = make({ fields: new Map(use.arguments.map((value, index) => [String(index), value])) })
  const query = {
    id: use.activation.engine.next(), needs,
    rows: (given: AbstractValue) => {
      const known = use.arguments.map((_, index) => given.fields.get(String(index)) ?? nothing)
      return rowsOf({ ...use, arguments: known }, rows)
    }
  }
  return whole({ kind: 'query', query }, null)
}

function origin(use: Use, entity: string, plain: boolean): Origin {
  const { start, end } = use.site.node
  return { kind: 'row', entity, plain, place: { path: use.site.module.path, start, end }, relations: [] }
}

/** A text that is a parameter is left to the callers; one that is not known gives nothing. */
function rowsOfText(use: Use, rows: Rows, text: AbstractValue): AbstractValue {
  if (text.texts !== null) return chosen(use, rows, joinAll(text.texts.map(one => rowOfSql(use, readSql(one), rows.plain === true))))
  if (!text.symbolic) return nothing
  const query = { id: use.activation.engine.next(), needs: text, rows: (given: AbstractValue) => rowsOfText(use, rows, given) }
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
  for (const [table, columns] of byTable) {
    row = addColumns(use, row, origin(use, entityOfTable(use.activation.engine, table), plain), columns)
  }
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
  if (result.joins !== undefined) value = joined(use, value, result.joins)
  if (result.many === true) value = listed(value)
  if (result.many === false && value.elements !== null) {
    value = make({ ...value.elements, things: value.things, narrowing: value.narrowing })
  }
  return narrowing === null ? value : make({ ...value, narrowing: both(value.narrowing, narrowing) })
}

/** A list of such rows; what the value is beside them it stays. */
function listed(value: AbstractValue): AbstractValue {
  const rows = arrayOf(make({ ...value, things: [], narrowing: null }))
  return make({ ...rows, things: value.things, narrowing: value.narrowing })
}

function plainRows(value: AbstractValue): AbstractValue {
  const marks = value.marks.map(mark => {
    if (mark.root.kind !== 'row' || mark.root.plain) return mark
    return withPath({ ...mark, root: { ...mark.root, plain: true } }, mark.path)
  })
  return make({ ...value, marks, elements: value.elements === null ? null : plainRows(value.elements) })
}
