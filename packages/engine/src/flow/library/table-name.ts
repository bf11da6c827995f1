import type { Engine } from '../engine.ts'
import { type AbstractValue, constant, nothing } from '../value.ts'

/** The name of an entity's table: of what goes by the name of a variable, the first alias. */
export function tableName(engine: Engine, entity: string): string | null {
  const declared = engine.entities(entity)
  return declared?.aliases[0] ?? declared?.name ?? null
}

/** What stands in an SQL text for a table or a column of it that is put there: its name. */
export function nameInText(engine: Engine, value: AbstractValue): AbstractValue {
  const [mark] = value.marks
  if (mark?.root.kind !== 'table' || value.marks.length > 1) return nothing
  const name = mark.path.length === 0 ? tableName(engine, mark.root.entity) : mark.path.at(-1) ?? null
  return name === null ? nothing : constant(name)
}
