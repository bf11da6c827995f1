import type { ChainElement } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import { handsOn } from './answers.ts'
import type { Convention } from './convention.ts'
import type { Entry, Owner } from './owners.ts'
import { joinPaths } from './paths.ts'

/** Whether what is registered under tests is there in production. */
export const PRESENCE = { yes: 'always', unknown: 'sometimes', no: 'never' } as const

/** Something that runs for requests before later routes: middleware, or handlers of earlier routes that hand on. */
export interface Layer {
  readonly path: string
  readonly prefix: boolean
  readonly method: string
  readonly stage: Stage
  readonly tests: readonly string[]
}

/** A router where it is mounted. */
export interface Mounted {
  readonly owner: Owner
  readonly prefix: string
  readonly resolved: boolean
  /** False for what hangs in the air: nobody was seen to mount it, so that guards may stand before it that are not seen either. */
  readonly rooted: boolean
  /** What runs before anything of it. */
  readonly before: readonly Layer[]
  /** Loaders of parameters in the prefix, which the routers above registered. */
  readonly loaders: readonly Stage[]
  readonly above: readonly string[]
  readonly app: string
  readonly condition: string | null
}

/** Loaders run for routes whose path has their parameter. */
export function loadersIn(path: string, loaders: ReadonlyMap<string, readonly Stage[]>): readonly Stage[] {
  const names = new Set([...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name))
  return [...loaders].flatMap(([name, stages]) => names.has(name) ? stages : [])
}

/** Whether something of the element may hand the request on; nothing is known of those of packages. */
export function mayHandOn(convention: Convention, element: ChainElement): boolean {
  return element.functions.length === 0 || element.functions.some(({ function: ref }) => handsOn(convention, ref))
}

/** Two conditions, of which either may be missing. */
export function both(outer: string | null, inner: string | null): string | null {
  return outer !== null && inner !== null ? `${outer} && ${inner}` : outer ?? inner
}

/** Routes of one router in one file vote together. */
export function groupOf(owner: Owner, entry: Entry): string {
  return `${entry.registration.place.path}#${owner.created?.node.start ?? ''}`
}

/** Where the paths of a mounted router begin: below its mount, and its own prefix. */
export function withPrefix(at: Mounted): Mounted {
  const { prefix } = at.owner
  return prefix === null ? at : { ...at, prefix: joinPaths(at.prefix, prefix), resolved: at.resolved && prefix.known }
}
