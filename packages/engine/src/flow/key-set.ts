import type { KeySet } from '../model/flow.ts'

/** Every key. */
export const allKeys: KeySet = { kind: 'all' }

/**
 * Whether a key may be among them. Dotted keys narrow what lies below: `author.name` lets `author` through, of which only `name`
 * is left.
 */
export function hasKey(set: KeySet, key: string): boolean {
  if (set.kind === 'all') return true
  if (set.kind === 'except') return !set.keys.includes(key)
  return set.keys.some(kept => kept === key || kept.startsWith(`${key}.`))
}

/** The keys that are left below a key. */
export function below(set: KeySet, key: string): KeySet {
  if (set.kind === 'all') return set
  const inner = set.keys.filter(kept => kept.startsWith(`${key}.`)).map(kept => kept.slice(key.length + 1))
  return inner.length === 0 ? allKeys : { kind: set.kind, keys: inner }
}

/** The keys that are in both. */
export function intersect(a: KeySet, b: KeySet): KeySet {
  if (a.kind === 'all') return b
  if (b.kind === 'all') return a
  if (a.kind === 'except' && b.kind === 'except') return { kind: 'except', keys: union(a.keys, b.keys) }
  const only = a.kind === 'only' ? a : b
  const other = a.kind === 'only' ? b : a
  return { kind: 'only', keys: only.keys.filter(key => hasKey(other, key.split('.')[0] ?? key) && (other.kind !== 'only' || hasPath(other.keys, key))) }
}

function hasPath(keys: readonly string[], key: string): boolean {
  return keys.some(kept => kept === key || kept.startsWith(`${key}.`) || key.startsWith(`${kept}.`))
}

/** The keys that are in either. */
export function unite(a: KeySet, b: KeySet): KeySet {
  if (a.kind === 'all') return a
  if (b.kind === 'all') return b
  if (a.kind === 'only' && b.kind === 'only') return { kind: 'only', keys: union(a.keys, b.keys) }
  if (a.kind === 'except' && b.kind === 'except') return except(a.keys.filter(key => b.keys.includes(key)))
  const only = a.kind === 'only' ? a : b
  const without = a.kind === 'only' ? b : a
  return except(without.keys.filter(key => !only.keys.includes(key)))
}

/** All keys but one. */
export function without(set: KeySet, key: string): KeySet {
  if (set.kind === 'only') return { kind: 'only', keys: set.keys.filter(kept => kept !== key && !kept.startsWith(`${key}.`)) }
  return except(set.kind === 'all' ? [key] : union(set.keys, [key]))
}

/** All keys but these. */
export function except(keys: readonly string[]): KeySet {
  return keys.length === 0 ? allKeys : { kind: 'except', keys: [...keys].sort() }
}

/** No key is left. */
export function isEmpty(set: KeySet): boolean {
  return set.kind === 'only' && set.keys.length === 0
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort()
}
