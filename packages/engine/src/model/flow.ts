import type { Kind, SourceKind, ValueType } from './kind.ts'
import type { Input, Placeholders } from './library.ts'
import type { Place } from './span.ts'
import type { FunctionRef, Site } from './value.ts'

/** Which keys of an object the client (or the table) chooses. */
export type KeySet =
  | { readonly kind: 'all' }
  | { readonly kind: 'only', readonly keys: readonly string[] }
  | { readonly kind: 'except', readonly keys: readonly string[] }

/** Where data comes from: a part of the request, or rows of an entity. */
export type Origin =
  | { readonly kind: 'request', readonly part: SourceKind, readonly place: Place, /** What lies under its keys are texts. */ readonly flat?: true }
  | {
    readonly kind: 'row', readonly entity: string, readonly plain: boolean, readonly place: Place, /** Relations loaded with it, dotted. */ readonly relations: readonly string[],
    /** Instances were written by class-transformer on the way. */ readonly written?: true
  }

/** A step of a flow, for people: what happened to the data there. */
export interface Step {
  readonly place: Place
  readonly note: string
}

/** Data of an origin inside a value: which part of the origin, what survives of it, and how it came here. */
export interface Taint {
  readonly origin: Origin
  /** What was read of the origin: `['email']` of the body. */
  readonly path: readonly string[]
  /** When it is an object: its keys that are the origin's. */
  readonly keys: KeySet
  /** What is known of the value, by conversion, check or schema. */
  readonly type: ValueType
  /** Kinds for which a library's function or a dominating check cleaned it. */
  readonly cleaned: readonly Kind[]
  /** Lowered when an unknown function stood on the path. */
  readonly confidence: 'high' | 'medium' | 'low'
  readonly steps: readonly Step[]
}

/** A value as it arrives at a port. */
export interface Data {
  /** What the value as a whole is made of. Of an object: origins that were spread or handed on whole. */
  readonly taints: readonly Taint[]
  /** Keys written one by one. */
  readonly fields: ReadonlyMap<string, Data>
  /** Elements of an array, values of unknown keys. */
  readonly elements: Data | null
}

/** Data meeting a port of a library's call: the raw material of rules. */
export interface Arrival {
  readonly kind: Kind
  readonly input: Input
  /** The call. */
  readonly site: Site
  readonly place: Place
  /** The expression that arrived. */
  readonly argument: Site | null
  /** `Pool.query`. */
  readonly callee: string
  readonly package: string
  /** The id of the entity that is written or asked, or the name as written. */
  readonly entity: string | null
  readonly data: Data
  readonly placeholders: Placeholders | null
  readonly operation: 'create' | 'read' | 'update' | 'delete' | null
  /** The function in which the call stands. */
  readonly function: FunctionRef
  /** Indices in the surface's routes from which it is reached; empty for a loose handler. */
  readonly routes: readonly number[]
  /** For answers: the name of a header, the status, when constant. */
  readonly header: string | null
}
