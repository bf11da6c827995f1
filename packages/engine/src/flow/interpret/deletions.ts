import type { Expression } from '../../model/expression.ts'
import type { KeySet } from '../../model/flow.ts'
import { restrict } from '../access.ts'
import type { Activation } from '../engine.ts'
import { except } from '../key-set.ts'
import type { AbstractValue } from '../value.ts'
import { peek, update } from './places.ts'

/**
 * `for (const key of Object.keys(body)) if (!ALLOWED.includes(key)) delete body[key]`: one round deletes one key, and where the rounds
 * meet nothing is known of which; so what the loop leaves is noted and done at its end. False: the key is none of the object's.
 */
export function dropInLoop(a: Activation, place: Expression, object: AbstractValue, key: AbstractValue): boolean {
  const own = key.key
  const walked = own?.object ?? null
  if (own === null || walked === null || walked.marks.length === 0) return false
  if (!walked.marks.every(({ id }) => object.marks.some(mark => mark.id === id))) return false
  const keys: KeySet = key.texts === null ? { kind: 'only', keys: [...own.except].sort() } : except(key.texts)
  const noted = a.building.dropped.get(own.identity) ?? []
  a.building.dropped.set(own.identity, [...noted.filter(each => each.place !== place), { place, keys }])
  return true
}

/** The loop over these keys has ended. */
export function endOfKeys(a: Activation, key: AbstractValue): void {
  const identity = key.key?.identity
  const noted = identity && a.building.dropped.get(identity)
  if (identity === undefined || noted === undefined) return
  a.building.dropped.delete(identity)
  for (const { place, keys } of noted) {
    const held = peek(a, place)
    if (held !== null) update(a, place, restrict(held, keys))
  }
}
