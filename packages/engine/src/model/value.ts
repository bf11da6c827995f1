import type { Call, Expression, ObjectExpression, ArrayExpression } from './expression.ts'
import type { ClassNode, FunctionNode, Module } from './module.ts'

/** An expression with the file it stands in. */
export interface Site<E extends Expression = Expression> {
  readonly module: Module
  readonly node: E
}

/** A function or class of the project. There is one such object for each (and one for each route that is told apart inside of a function), so they compare by identity. */
export interface FunctionRef {
  readonly module: Module
  readonly index: number
  readonly node: FunctionNode
  /**
   * Of a function as one route runs it, with the body that is left for that route: the functions that stand in the places of others wherever
   * it leads; null: one that the route does not run.
   */
  readonly instead?: ReadonlyMap<FunctionRef, FunctionRef | null>
}
export interface ClassRef { readonly module: Module, readonly index: number, readonly node: ClassNode }

/**
 * One activation of a project function: whose arguments its parameters stand for. Chains of frames are call strings of bounded
 * depth (Sharir and Pnueli); the same call in the same frame gives the same object, so frames compare by identity.
 * A null frame means: whoever calls.
 */
export interface Frame {
  readonly function: FunctionRef
  /** Values of the parameters by index; absent: unknown. A rest parameter holds the array value. */
  readonly arguments: readonly (readonly Value[])[]
  /** The activation of the enclosing function, for closures. */
  readonly parent: Frame | null
  readonly self: Value | null
  /** The call that made it, and where that stands; null for an assumed activation. */
  readonly call: Site<Call> | null
  readonly caller: Frame | null
  /** Loop variables that are being unrolled: binding index -> values. */
  readonly bound: ReadonlyMap<number, readonly Value[]> | null
  readonly depth: number
}

/**
 * What an expression may be. The answer to a question is a small list of these; an empty list means that nothing is known to
 * reach it, `unknown` among them that something unknown does.
 */
export type Value =
  /** A thing of a package that its model does not name further: `path` is the API path, `.Router`, `.Router()`, `.default.x()`. */
  | {
    readonly kind: 'library', readonly package: string, readonly path: string, readonly created: Site | null, readonly frame: Frame | null
    /** It is a member of this instance (or of this project class or object, inherited from the package): `pool.query`, path `#Pool.query`. */
    readonly self?: Value
  }
  | InstanceOfLibrary
  | { readonly kind: 'function', readonly function: FunctionRef, readonly frame: Frame | null, readonly self: Value | null, /** Arguments fixed by `bind`. */ readonly bound: readonly (readonly Value[])[] }
  | { readonly kind: 'class', readonly class: ClassRef, readonly frame: Frame | null }
  /** An instance of a project's class; `created` null: known by declared type or injection only. */
  | { readonly kind: 'object', readonly class: ClassRef, readonly created: Site<Call> | null, readonly frame: Frame | null }
  | { readonly kind: 'record', readonly site: Site<ObjectExpression>, readonly frame: Frame | null }
  | { readonly kind: 'array', readonly site: Site<ArrayExpression>, readonly frame: Frame | null }
  | { readonly kind: 'literal', readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'regex', readonly pattern: string, readonly flags: string }
  /** Text put together, not all of it known: the known parts and nulls between them. */
  | { readonly kind: 'text', readonly parts: readonly (string | null)[] }
  /** A variable of the environment. */
  | { readonly kind: 'environment', readonly name: string | null }
  /** The namespace of a project file. */
  | { readonly kind: 'module', readonly module: Module }
  /** A parameter of a function of which no caller is known. */
  | { readonly kind: 'parameter', readonly function: FunctionRef, readonly index: number }
  | { readonly kind: 'unknown' }

/** An instance of a type that a library's model names. Two are the same thing when `created` and `frame` are. */
export interface InstanceOfLibrary {
  readonly kind: 'instance'
  readonly package: string
  readonly type: string
  /** The entity (its id, or the name as written) that it works on. */
  readonly of: string | null
  /** The call, tag or `new` that made it, null when known by declared type only. */
  readonly created: Site | null
  readonly frame: Frame | null
}
