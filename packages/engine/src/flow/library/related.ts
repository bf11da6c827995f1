import type { KeySet } from '../../model/flow.ts'
import { readKnown, restrict, writeField } from '../access.ts'
import { type AbstractValue, type Related, nothing } from '../value.ts'

/** Rows whose related rows have fewer columns than their own table: what is left of these is written under the relation's name. */
export function withRelated(row: AbstractValue, all: readonly Related[]): AbstractValue {
  return all.reduce((into, { relation, keys }) => choose(into, relation.split('.'), keys), row)
}

function choose(row: AbstractValue, path: readonly string[], keys: KeySet): AbstractValue {
  const [first, ...rest] = path
  if (first === undefined) return restrict(row, keys)
  const held = readKnown(row, first)
  return held === nothing ? row : writeField(row, first, choose(held, rest, keys))
}
