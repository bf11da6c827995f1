import type { Port } from '../../model/library.ts'
import { writeField } from '../access.ts'
import { writeElement } from '../assemble.ts'
import { mapMarks } from '../convert.ts'
import { join } from '../join.ts'
import { step } from '../trail.ts'
import { type AbstractValue, type Mark, make, nothing, withPath } from '../value.ts'
import { valueAt } from './ports.ts'
import { tableName } from './table-name.ts'
import type { Use } from './use.ts'

/** A row made of what tables and columns stand for: `{ id: readers.id, branch: branches }`. What a subquery gave stays what it is. */
export function loaded(use: Use, chosen: AbstractValue): AbstractValue {
  const row = chosen.elements !== null && chosen.marks.length === 0 && chosen.fields.size === 0 ? chosen.elements : chosen
  return whole(mapMarks(make({ marks: row.marks, fields: row.fields, elements: row.elements }), mark => load(use, mark)))
}

/** `{ id: readers.id, name: readers.name }` is a row with these columns only; a column under another name is told by itself. */
function whole(row: AbstractValue): AbstractValue {
  const columns = [...row.fields].flatMap(([name, { marks, fields, elements }]) => {
    const [mark] = marks
    return mark?.root.kind === 'row' && marks.length === 1 && fields.size === 0 && elements === null && mark.path.length === 1 && mark.path[0] === name ? [mark] : []
  })
  const [first] = columns
  if (first === undefined) return row
  const own = columns.filter(mark => mark.root === first.root || withPath(mark, []).id === withPath(first, []).id)
  const names = own.flatMap(mark => mark.path).sort()
  const fields = new Map([...row.fields].filter(([name]) => !names.includes(name)))
  return make({ ...row, fields, marks: [...row.marks, { ...withPath(first, []), keys: { kind: 'only', keys: names } }] })
}

function load(use: Use, mark: Mark): Mark {
  if (mark.root.kind !== 'table') return mark
  const { start, end } = use.site.node
  const { entity } = mark.root
  const id = use.activation.engine.entities(entity)?.id ?? entity
  const place = { path: use.site.module.path, start, end }
  return withPath({ ...mark, root: { kind: 'row', entity: id, plain: true, place, relations: [] }, trail: step(null, use.site) }, mark.path)
}

/** The rows of a query and those of another table beside them, each under the name of its table. */
export function joined(use: Use, rows: AbstractValue, port: Port): AbstractValue {
  const row = rows.elements ?? nothing
  const beside = loaded(use, valueAt(use, port))
  const named = row.marks.length > 0 ? put(use, nothing, row) : row
  return make({ ...rows, elements: put(use, named, beside) })
}

/** A row under the name of its table; one of which the name is not known can be under any. */
function put(use: Use, into: AbstractValue, row: AbstractValue): AbstractValue {
  const names = [...new Set(row.marks.flatMap(({ root }) => (root.kind === 'row' ? tableName(use.activation.engine, root.entity) ?? [] : [])))]
  const [name] = names
  if (names.length !== 1 || name === undefined) return writeElement(into, row)
  const other = into.fields.get(name)
  return writeField(into, name, other === undefined ? row : join(other, row))
}
