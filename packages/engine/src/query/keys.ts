import type { Column, Entity } from '../model/entity.ts'
import type { KeySet } from '../model/flow.ts'

/** Whether a key is in the set. */
export function holds(keys: KeySet, name: string): boolean {
  if (keys.kind === 'all') return true
  return keys.keys.includes(name) === (keys.kind === 'only')
}

/** Whether the client chooses which keys there are. */
export function isOpen(keys: KeySet): boolean {
  return keys.kind !== 'only'
}

/** The columns of an entity that a key set holds, in the order of the entity. */
export function columnsIn(keys: KeySet, entity: Entity): readonly Column[] {
  return entity.columns.filter(column => holds(keys, column.name))
}
