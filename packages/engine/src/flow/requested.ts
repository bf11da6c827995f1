import type { SourceKind } from '../model/kind.ts'
import type { Item } from '../model/library.ts'
import type { Place } from '../model/span.ts'
import { kindsWithout } from './dangers.ts'
import type { Trail } from './trail.ts'
import { type AbstractValue, type Root, make, markOf } from './value.ts'

/** Parts of which HTTP says that they hold texts. */
const texts: ReadonlySet<SourceKind> = new Set(['params', 'headers', 'path'])

/** A part of a request, as the item of a model says that it comes. */
export function requested(part: SourceKind, place: Place, trail: Trail | null, item: Pick<Item, 'flat' | 'cleans'> = {}): AbstractValue {
  const root: Root = item.flat === true || texts.has(part) ? { kind: 'request', part, place, flat: true } : { kind: 'request', part, place }
  return make({ marks: [{ ...markOf(root, trail), cleaned: kindsWithout([...item.cleans ?? [], ...part === 'path' ? ['url-head' as const] : []]) }] })
}
