import type { Frame, Place, Registration, Site, Value } from '../../model/index.ts'
import type { Conditions } from '../conditions.ts'
import type { Item } from '../routing/items.ts'
import type { PathText } from '../routing/paths.ts'

/** An instance of Fastify: the root that `Fastify()` makes, or the one that a plugin is handed. */
export type InstanceValue = Value & { readonly kind: 'instance' }

/** What is done with one instance, in the order in which its plugin does it. */
export interface Scope {
  readonly key: string
  readonly created: Site | null
  readonly steps: Step[]
}

export type Step =
  | HookStep
  | RouteStep
  | RegisterStep
  /** Everything registered so far is loaded before what follows (`await register(…)`, `after`). */
  | { readonly kind: 'wait' }

interface Registered {
  readonly registration: Registration
  readonly conditions: Conditions
}

export interface HookStep extends Registered {
  readonly kind: 'hook'
  readonly name: string
  readonly items: readonly Item[]
}

export interface RouteStep extends Registered {
  readonly kind: 'route'
  readonly methods: readonly string[]
  readonly paths: readonly PathText[]
  readonly options: RouteOptions
}

export interface RegisterStep extends Registered {
  readonly kind: 'register'
  /** What is done with the instance that the plugin is handed. */
  readonly child: string
  /** That instance is the one that it is registered on (`fastify-plugin`). */
  readonly shares: boolean
  readonly prefixes: readonly PathText[]
}

/** An expression and the activation in which it is written. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}

/** The options of a route, as far as they matter. */
export interface RouteOptions {
  /** Lifecycle hook -> what stands there. */
  readonly hooks: ReadonlyMap<string, readonly Item[]>
  readonly handler: Item | null
  readonly schema: Placed | null
  readonly config: Placed | null
}

/** Hooks that run before the handler, in their order; validation stands before the last. */
export const BEFORE = ['onRequest', 'preParsing', 'preValidation', 'preHandler'] as const

export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
