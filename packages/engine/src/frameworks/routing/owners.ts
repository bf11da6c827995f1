import type { Frame, Place, Program, Registration, Site, TracedCall, Value } from '../../model/index.ts'
import type { Conditions } from '../conditions.ts'
import type { Item, Listed } from './items.ts'
import type { PathText } from './paths.ts'

/** What routes are registered on: the application, a router, or a part of one that has a path of its own (`router.route(path)`). */
export type Thing = 'app' | 'router' | 'route'

/** A value of the program that is such a thing. */
export type ThingValue = Value & { readonly kind: 'instance' | 'library' }

/** An application or router with what is registered on it, in the order in which that happens. */
export interface Owner {
  readonly key: string
  readonly thing: Thing
  /** The call that makes it, and the activation in which it does; null when it is known by its declared type alone. */
  readonly created: Site | null
  readonly frame: Frame | null
  /** What stands before all its paths, wherever it is mounted. */
  prefix: PathText | null
  /** The paths that the last registration named: where a framework lets the next one leave them out. */
  last: readonly PathText[]
  readonly entries: Entry[]
}

/**
 * One registration. `method` is that of a route, `USE` of middleware, `MOUNT` of what must be an application or router, `PARAM` of
 * loaders (whose paths are the parameters' names).
 */
export interface Entry {
  readonly method: string
  readonly paths: readonly PathText[]
  /** Middleware sees what lies below its paths too. */
  readonly below: boolean
  readonly items: readonly Item[]
  readonly registration: Registration
  readonly conditions: Conditions
}

/** One call of a method of an application or router, while it is read. */
export interface Registering {
  readonly program: Program
  readonly call: TracedCall
  /** The method's name. */
  readonly name: string
  readonly thing: Thing
  readonly owner: Owner
  /** The paths that the receiver stands for, when it is a part of its owner. */
  readonly within: readonly PathText[] | null
  /** Registers the arguments from a position on, or these expressions. */
  readonly add: (method: string, paths: readonly PathText[], from: number | readonly Listed[], below?: boolean) => void
  /** What the call gives is a part of the owner, with these paths. */
  readonly part: (paths: readonly PathText[]) => void
}

/** Where an expression stands. */
export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
