import { columnsIn, isFromClient, isOpen, type Column, type Data, type Entity, type RequestTaint, type View } from '@postern/engine'

/** One way in which a client decides what is written: a set of keys, or one key written by name. */
export interface Written {
  readonly taint: RequestTaint
  readonly entity: Entity | null
  /** The key that is written by name; null: keys of the client's own. */
  readonly field: string | null
  /** The privileged columns that it reaches, the worst first. */
  readonly columns: readonly Column[]
}

/** What a client decides of the rows of an entity, in its relations and in each of several rows too. */
export function writtenColumns(view: View, data: Data, entity: Entity | null, depth = 0): readonly Written[] {
  const open = data.taints.filter(isFromClient).filter(taint => taint.keys.kind !== 'only' || taint.keys.keys.length > 0).flatMap(taint => {
    if (taint.type !== 'any' && taint.type !== 'object' && taint.type !== 'array') return []
    const reached = entity === null ? [] : columnsIn(taint.keys, entity)
    // Who chooses the keys also chooses what a relation to the owner points to.
    const settable = (column: Column): boolean => column.relation === null || column.privilege === 'owner' && isOpen(taint.keys)
    const columns = worstFirst(reached.filter(each => each.privileged && settable(each) && !data.fields.has(each.name)))
    return isOpen(taint.keys) || columns.length > 0 ? [{ taint, entity, field: null, columns }] : []
  })
  const [first] = open
  const fields = [...data.fields].flatMap(([name, value]) => writtenField(view, name, value, entity, depth))
  const rows = data.elements === null || depth > deepest ? [] : writtenColumns(view, data.elements, entity, depth + 1)
  return [...first === undefined ? [] : [first], ...fields, ...rows]
}

/** Relations of relations that a nested write can reach; deeper ones are not met. */
const deepest = 3

function writtenField(view: View, name: string, value: Data, entity: Entity | null, depth: number): readonly Written[] {
  const column = entity?.columns.find(each => each.name === name)
  if (column?.json === true) return []
  if (column !== undefined && column.relation !== null) {
    if (depth > deepest) return []
    const other = view.entity(column.relation)
    return [...value.fields].filter(([key]) => nested.has(key)).flatMap(([, inner]) => writtenColumns(view, inner, other, depth + 1))
  }
  if (column?.privileged !== true) return []
  const taint = value.taints.find(isFromClient)
  return taint === undefined ? [] : [{ taint, entity, field: name, columns: [column] }]
}

/** Prisma's words for writing through a relation. */
const nested: ReadonlySet<string> = new Set(['create', 'createMany', 'update', 'upsert', 'connectOrCreate', 'data'])

const order = ['rights', 'trust', 'money', 'owner', 'state', 'key'] as const

function worstFirst(columns: readonly Column[]): readonly Column[] {
  const rank = (column: Column): number => order.indexOf(column.privilege ?? 'key')
  const meant = columns.some(each => each.privilege !== 'key') ? columns.filter(each => each.privilege !== 'key') : columns
  return [...meant].sort((a, b) => rank(a) - rank(b))
}
