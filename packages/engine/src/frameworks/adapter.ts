import type { ChainElement, Frame, LooseHandler, Place, Policy, Program, Registration, Route, Site } from '../model/index.ts'
import type { Abstract } from './guards/abstract.ts'
import type { Dialect, Metadata } from './guards/dialect.ts'

/** What adapters are given. */
export interface Context {
  readonly program: Program
  readonly policy: Policy
}

/**
 * What is known of one web framework. Each part is optional, so that a framework is added by saying what it has; judging
 * guards and cross-origin answers is shared (`guards/`, `cors/`) and needs of a framework only its `dialect`.
 */
export interface Adapter {
  readonly name: string
  readonly manual: string
  /** The versions read, as a range. */
  readonly versions: string
  /** How its request and response are read when guards and cross-origin answers are judged. */
  readonly dialect: Dialect
  /**
   * Of several routes for a request the one that was registered first is asked, and not the one whose path says most: of the whole
   * application, or of those of a group, where the order of groups is not known.
   */
  readonly firstComeFirstServed?: (context: Context) => 'app' | 'group' | null
  /** Everything registered: routes before their guards are judged. */
  readonly routes?: (context: Context) => Registered
  /** Handlers without a route in sight; `taken` says which functions routes already run. */
  readonly loose?: (context: Context, registered: Registered) => readonly LooseHandler[]
  /** Tells the program what the framework hands to the functions that it calls. */
  readonly assume?: (context: Context, registered: Registered, loose: readonly LooseHandler[]) => void
}

export interface Registered {
  readonly routes: readonly Draft[]
  /** Every element that was registered anywhere, whether or not a route runs it, in order. */
  readonly elements: readonly Stage[]
  readonly unresolved: readonly { readonly place: Place, readonly reason: string }[]
  /** Headers that the configuration of the framework puts on answers. */
  readonly headers?: readonly ConfiguredHeaders[]
}

/** Headers for the answers of some routes, written in a configuration. */
export interface ConfiguredHeaders {
  /** Values by the name of the header in lower case. */
  readonly headers: ReadonlyMap<string, { readonly site: Site, readonly frame: Frame | null }>
  /** Whether a route gets them, by its path. */
  readonly covers: (path: string) => boolean
}

/** What one framework serves, guards judged: what cross-origin policies are read from. */
export interface Served {
  readonly framework: string
  readonly dialect: Dialect
  readonly elements: readonly Stage[]
  readonly loose: readonly LooseHandler[]
  readonly routes: readonly Route[]
  readonly headers: readonly ConfiguredHeaders[]
}

/** A route whose guards are not judged yet. */
export interface Draft {
  readonly method: string
  readonly path: string
  readonly pattern?: string
  readonly resolved: boolean
  /** Nothing was seen to mount it: who stands before it is not known. */
  readonly unmounted?: boolean
  readonly framework: string
  readonly place: Place
  readonly registration: Registration
  readonly stages: readonly Stage[]
  readonly handler: Stage | null
  /** The handler may hand the request on to routes behind it. */
  readonly handsOn?: boolean
  /** What would see its requests, but is registered where it comes too late, or on another instance. */
  readonly late?: readonly Stage[]
  readonly group: string
  readonly condition: string | null
  readonly app: string
  /** What decorators say of it, for guards that ask. */
  readonly metadata?: Metadata
}

/** An element of a chain with what decides whether, and how, it runs for a route. */
export interface Stage {
  readonly element: ChainElement
  /** The expression that the element stands for, and the activation in which it is written. */
  readonly site: Site
  readonly frame: Frame | null
  /** The path of the mount that the framework cuts off before the element sees it (`req.path`). */
  readonly mount: string
  /** Whether it is there for the route in production: always, never, or (under a condition of its own, at a path not known) perhaps. */
  readonly presence: 'always' | 'sometimes' | 'never'
  /** The registration. */
  readonly place: Place
  /** The framework itself refuses strangers there: why. */
  readonly refuses?: string
  /** What the registration says about the route, for functions that ask the framework for it. */
  readonly config?: Abstract
}
