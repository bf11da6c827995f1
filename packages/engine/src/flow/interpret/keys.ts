import { readElement, readKnown, restrict } from '../access.ts'
import { spread } from '../assemble.ts'
import { joinAll } from '../join.ts'
import { except } from '../key-set.ts'
import { type AbstractValue, type KeyOf, HOLE, make } from '../value.ts'

/** `object[key]`: by constant keys the fields, by a key of its own the mark that makes a copy of it, else any element. */
export function readUnder(object: AbstractValue, key: AbstractValue): AbstractValue {
  const texts = key.texts?.some(text => text.includes(HOLE)) === true ? null : key.texts
  const value = texts === null ? readElement(object) : joinAll(texts.map(name => readKnown(object, name)))
  const own = ownKey(key)
  return own === null ? value : make({ ...value, copy: { key: own, object } })
}

/** The key that a value is: of an object, or one of a list of constants. */
function ownKey(key: AbstractValue): KeyOf | null {
  if (key.key !== null) return key.key
  return key.texts === null || key.texts.length < 2 ? null : { identity: key.texts, object: null, except: [] }
}

/** `target[key] = String(source[key])`: the keys are the source's still. */
function changedUnder(target: AbstractValue, { object, except: dropped }: KeyOf, value: AbstractValue): AbstractValue | null {
  const isText = value.marks.length > 0 && value.marks.every(({ type }) => type === 'any' || type === 'string')
  const isOwn = object !== null && value.marks.some(({ id }) => object.marks.some(mark => id.startsWith(mark.id)))
  return isText && isOwn ? spread(target, make({ ...restrict(object, except(dropped)), key: null, copy: null })) : null
}

/**
 * `target[key] = source[key]` under the same key: the target has the source's keys then, those that the key can be. Null when
 * it is no such copy.
 */
export function copyUnder(target: AbstractValue, key: AbstractValue, value: AbstractValue): AbstractValue | null {
  const copy = value.copy
  const own = ownKey(key)
  if (own === null) return null
  if (copy?.key.identity !== own.identity) return key.texts === null ? changedUnder(target, own, value) : null
  const source = key.texts !== null
    ? restrict(copy.object, { kind: 'only', keys: [...key.texts].sort() })
    : restrict(copy.object, except(own.except))
  return spread(target, make({ ...source, key: null, copy: null }))
}
