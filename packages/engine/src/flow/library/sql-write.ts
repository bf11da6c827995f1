import type { Placeholders } from '../../model/library.ts'
import { readElement, readKnown } from '../access.ts'
import { meet } from '../apply.ts'
import { joinAll } from '../join.ts'
import { type AbstractValue, constant, make, nothing } from '../value.ts'
import { entityOfText } from './entity.ts'
import { type AtPort, atPort } from './ports.ts'
import { readAssignments } from './sql-assignments.ts'
import { readSql } from './sql-text.ts'
import { nameInText } from './table-name.ts'
import type { Use } from './use.ts'

/**
 * What an `insert` or `update` text writes: the values bound to its columns, as one more arrival of the kind `write`. Columns whose
 * names are put together of keys that a client chooses are all columns.
 */
export function writeBySql(use: Use, at: AtPort, placeholders: Placeholders): void {
  const [text] = at.value.texts ?? []
  if (text === undefined) return
  const { operation } = readSql(text)
  const entity = entityOfText(use.activation.engine, text)
  if (entity === null || (operation !== 'create' && operation !== 'update')) return
  const { columns, open } = readAssignments(text, placeholders.form)
  const fields = new Map<string, AbstractValue>()
  for (const { column, placeholder } of columns) {
    const value = bound(use, placeholders, placeholder)
    if (value !== nothing) fields.set(column, value)
  }
  // The names come from the keys of an object: what it holds is written under them.
  const chosen = open ? at.value.marks.filter(({ type }) => type === 'string') : []
  const marks = chosen.map(mark => ({ ...mark, type: 'any' as const, cleaned: [] }))
  if (fields.size === 0 && marks.length === 0) return
  meet(use.activation, {
    data: make({ marks, fields }),
    place: {
      kind: 'write', input: { kind: 'write', operation }, port: 'sql', package: use.package, callee: use.name, site: use.site, entity,
      argument: { module: use.site.module, node: at.place ?? use.site.node }, placeholders: null, operation,
      function: use.activation.function, header: null
    }
  })
}

/** The same of a tagged template: what stands in a hole is bound, unless it is a table or column. */
export function writeByTag(use: Use): void {
  const { node } = use.site
  if (node.kind !== 'tagged') return
  const holes = use.arguments.map((value, index) => nameInText(use.activation.engine, value).texts?.[0] ?? `$${index + 1}`)
  const text = node.strings.map((part, index) => part + (holes[index] ?? '')).join('')
  writeBySql(use, { value: constant(text), place: node }, { form: '$n', values: '*' })
}

function bound(use: Use, { values }: Placeholders, placeholder: string): AbstractValue {
  const given = values === 'this' ? [] : atPort(use, values)
  const position = Number(placeholder)
  if (values.endsWith('*')) return Number.isInteger(position) ? given[position]?.value ?? nothing : nothing
  const list = joinAll(given.map(({ value }) => value))
  if (!Number.isInteger(position)) return readKnown(list, placeholder)
  const field = list.fields.get(placeholder)
  return field ?? (list.elements === null ? nothing : readElement(list))
}
