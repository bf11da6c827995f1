import { readElement, readKnown, restrict } from '../access.ts'
import { spread } from '../assemble.ts'
import { joinAll } from '../join.ts'
import { except } from '../key-set.ts'
import { type AbstractValue, HOLE, make } from '../value.ts'

/** `object[key]`: by constant keys the fields, by a key of its own the mark that makes a copy of it, else any element. */
export function readUnder(object: AbstractValue, key: AbstractValue): AbstractValue {
  const texts = key.texts?.some(text => text.includes(HOLE)) === true ? null : key.texts
  const value = texts === null ? readElement(object) : joinAll(texts.map(name => readKnown(object, name)))
  return key.key === null ? value : make({ ...value, copy: { key: key.key, object } })
}

/**
 * `target[key] = source[key]` under the same key: the target has the source's keys then, those that the key can be. Null when
 * it is no such copy.
 */
export function copyUnder(target: AbstractValue, key: AbstractValue, value: AbstractValue): AbstractValue | null {
  const copy = value.copy
  if (copy === null || key.key === null || copy.key.identity !== key.key.identity) return null
  const source = key.texts !== null
    ? restrict(copy.object, { kind: 'only', keys: [...key.texts].sort() })
    : restrict(copy.object, except(key.key.except))
  return spread(target, make({ ...source, key: null, copy: null }))
}
