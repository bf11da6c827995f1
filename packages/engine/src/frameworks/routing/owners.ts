import type { Frame, Place, Program, Registration, Site, TracedCall, Value } from '../../model/index.ts'
import type { Conditions } from '../conditions.ts'
import type { Item } from './items.ts'
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
  readonly entries: Entry[]
}

/** One registration. `method` is that of a route, `USE` of middleware, `PARAM` of loaders (whose paths are the parameters' names). */
export interface Entry {
  readonly method: string
  readonly paths: readonly PathText[]
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
  /** Registers the arguments from a position on. */
  readonly add: (method: string, paths: readonly PathText[], from: number) => void
  /** What the call gives is a part of the owner, with these paths. */
  readonly part: (paths: readonly PathText[]) => void
}

/** Where an expression stands. */
export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
