import type { Expression, Member } from '../../model/expression.ts'
import type { Kind } from '../../model/kind.ts'
import { clean } from '../convert.ts'
import type { Activation } from '../engine.ts'
import { nothing } from '../value.ts'
import { peek, update } from './places.ts'

/** What of an address says to whom it leads. */
const names: ReadonlySet<string> = new Set(['host', 'hostname', 'origin'])

/** Where a place is clean for these kinds from here on. */
export function cleanPlace(a: Activation, place: Expression, kinds: readonly Kind[]): void {
  if (kinds.length === 0) return
  const held = peek(a, place)
  if (held !== null && held !== nothing) update(a, place, clean(held, kinds))
}

/** `u.hostname` is one that was chosen here: `u` leads nowhere else, nor does the text that `u` was read from. */
export function proveHost(a: Activation, place: Expression): void {
  const member = hostIn(a, place)
  if (member === null) return
  cleanPlace(a, member.object, ['url', 'redirect-target'])
  const made = valueBehind(a, member.object)
  const text = made?.kind === 'call' ? made.arguments[0] : undefined
  if (text !== undefined) cleanPlace(a, text, ['url', 'redirect-target'])
}

/** The read of a host that stands here, or behind a name or a method of texts. */
function hostIn(a: Activation, place: Expression): Member | null {
  const node = place.kind === 'call' && place.callee.kind === 'member' && place.arguments.length === 0 ? place.callee.object : place
  const value = valueBehind(a, node)
  return value?.kind === 'member' && names.has(value.property) ? value : null
}

/** What a constant name stands for, or the expression itself. */
export function valueBehind(a: Activation, node: Expression): Expression | null {
  if (node.kind !== 'ref') return node
  const values = a.module.bindings[node.binding]?.values ?? []
  return values.length === 1 ? values[0] ?? null : values.find(({ kind }) => kind === 'call') ?? null
}
