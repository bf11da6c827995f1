import { holds, isFromRow, type Column, type Data, type Entity, type RowTaint, type View } from '@postern/engine'

/** Columns that leave with rows nobody narrowed. */
export interface Exposure {
  readonly taint: RowTaint
  readonly entity: Entity
  readonly columns: readonly Column[]
  /** The relation that dragged them in; null: the rows that were asked for. */
  readonly relation: string | null
}

/** What of the rows in a value, at any depth, should have stayed. */
export function exposures(view: View, data: Data, depth = 0): readonly Exposure[] {
  const inside = depth >= deepest ? [] : [...data.fields.values(), ...data.elements === null ? [] : [data.elements]]
  const here = data.taints.filter(isFromRow).flatMap(taint => ofRows(view, taint, data))
  return [...here, ...inside.flatMap(each => exposures(view, each, depth + 1))]
}

/** Objects in objects in an answer; people do not nest them deeper by hand. */
const deepest = 6

function ofRows(view: View, taint: RowTaint, data: Data): readonly Exposure[] {
  if (!objects.has(taint.type) || taint.confidence === 'low') return []
  const read = followed(view, taint)
  if (read === null) return []
  const { entity, relations } = read
  const own = leaving(entity, taint, name => holds(taint.keys, name) && !data.fields.has(name), taint.keys.kind === 'only')
  const dragged = relations.flatMap(relation => {
    const [name = ''] = relation.split('.')
    return holds(taint.keys, name) && !data.fields.has(name) ? throughRelation(view, entity, taint, relation) : []
  })
  return [...own.length > 0 ? [{ taint, entity, columns: own, relation: null }] : [], ...dragged]
}

const objects: ReadonlySet<string> = new Set(['any', 'object', 'array'])

/**
 * The entity whose rows the value is made of: the one that was asked for, or the one at the end of the path that was read. A path
 * that ends at a column is one value, not a row.
 */
function followed(view: View, taint: RowTaint): { entity: Entity, relations: readonly string[] } | null {
  let entity = view.entity(taint.origin.entity)
  let relations = taint.origin.relations
  for (const step of taint.path) {
    const relation = entity?.columns.find(column => column.name === step)?.relation
    if (relation === undefined || relation === null) return null
    entity = view.entity(relation)
    relations = relations.flatMap(each => each.startsWith(`${step}.`) ? [each.slice(step.length + 1)] : [])
  }
  return entity === null ? null : { entity, relations }
}

/** Sensitive columns in rows as they leave: not those that queries or the entity's own JSON leave out, unless asked for by name. */
function leaving(entity: Entity, taint: RowTaint, survives: (name: string) => boolean, named: boolean): readonly Column[] {
  return entity.columns.filter(column => column.sensitive && survives(column.name)
    && (!column.hidden || named)
    && (taint.origin.plain || !entity.hiddenInJson.includes(column.name))
    && (taint.origin.written !== true || entity.excluded?.includes(column.name) !== true))
}

function throughRelation(view: View, entity: Entity, taint: RowTaint, relation: string): readonly Exposure[] {
  let at: Entity | null = entity
  for (const step of relation.split('.')) {
    const target: string | null | undefined = at?.columns.find(column => column.name === step)?.relation
    at = target === null || target === undefined ? null : view.entity(target)
  }
  if (at === null) return []
  const columns = leaving(at, taint, () => true, false)
  return columns.length === 0 ? [] : [{ taint, entity: at, columns, relation }]
}
