import { readElement, readKnown, restrict, writeField } from '../access.ts'
import { except } from '../key-set.ts'
import { MAX_NESTING } from '../limits.ts'
import { type AbstractValue, type Mark, type Narrowing, make, nothing, withPath } from '../value.ts'

/** Rows with these columns and relations; relations asked for stay although `only` does not name them. */
export function narrow(value: AbstractValue, narrowing: Narrowing | null, depth = 0): AbstractValue {
  if (narrowing === null || value === nothing || depth > MAX_NESTING) return value
  const whole = cut(value, narrowing, depth)
  return value.elements === null ? whole : make({ ...whole, elements: cut(value.elements, narrowing, depth) })
}

function cut(row: AbstractValue, narrowing: Narrowing, depth: number): AbstractValue {
  const { only, added, relations, within } = narrowing
  const loaded = added.length === 0 ? row.marks : row.marks.map(mark => withColumns(mark, added))
  const marks = relations.length === 0 ? loaded : loaded.map(mark => withRelations(mark, relations))
  const related = [...relations.map(relation => relation.split('.')[0] ?? relation), ...within.map(({ relation }) => relation)]
  const kept = only === null ? except(narrowing.except) : { kind: 'only' as const, keys: distinct([...only, ...added, ...related], narrowing.except) }
  let left = restrict(make({ ...row, marks }), kept)
  for (const { relation, chosen } of within) {
    const held = readKnown(left, relation)
    if (held !== nothing) left = writeField(left, relation, narrow(held.elements === null ? held : readElement(held), chosen, depth + 1))
  }
  return left
}

/** Rows of which some columns were chosen have these as well. */
function withColumns(mark: Mark, added: readonly string[]): Mark {
  return mark.keys.kind === 'only' ? { ...mark, keys: { kind: 'only', keys: distinct([...mark.keys.keys, ...added], []) } } : mark
}

function distinct(keys: readonly string[], dropped: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter(key => !dropped.includes(key)).sort()
}

function withRelations(mark: Mark, relations: readonly string[]): Mark {
  if (mark.root.kind !== 'row' || mark.path.length > 0) return mark
  const all = [...new Set([...mark.root.relations, ...relations])].sort()
  return withPath({ ...mark, root: { ...mark.root, relations: all } }, mark.path)
}
