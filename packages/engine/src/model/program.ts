import type { Call, Tagged } from './expression.ts'
import type { Library, Item, LibraryType, Signature } from './library.ts'
import type { Module } from './module.ts'
import type { TypeNode } from './type.ts'
import type { ClassRef, Frame, FunctionRef, Site, Value } from './value.ts'

/** A library's word on one callee. */
export interface LibraryTarget {
  readonly library: Library
  /** As a person says it: `Pool.query`, `express.Router`. */
  readonly name: string
  readonly item: Item
  /** The signature whose conditions hold for the call at hand; null when the item has none for this use. */
  readonly signature: Signature | null
  /** The receiver, when the callee is a member of an instance. */
  readonly self: Value | null
}

/** Where a call may go. */
export type Target =
  | { readonly kind: 'function', readonly function: FunctionRef, readonly frame: Frame | null, readonly self: Value | null, readonly bound: readonly (readonly Value[])[] }
  | { readonly kind: 'construct', readonly class: ClassRef, readonly frame: Frame | null }
  | { readonly kind: 'library', readonly target: LibraryTarget }
  /** A package without a model, or a member that its model does not name. */
  | { readonly kind: 'opaque', readonly package: string, readonly path: string }

/** Where a module specifier leads. */
export type Resolution =
  | { readonly kind: 'file', readonly path: string }
  | { readonly kind: 'package', readonly package: string, readonly subpath: string }
  | { readonly kind: 'missing', readonly from: string }

/** A call as the walk of `trace` meets it. */
export interface TracedCall {
  readonly site: Site<Call>
  readonly frame: Frame | null
  readonly targets: readonly Target[]
  /** Tests that must hold for it to be reached (`if (env === 'test')`), outermost first. */
  readonly conditions: readonly { readonly test: Site, readonly holds: boolean }[]
}

/** A place for what is computed of answers. In a project whose files change it is forgotten when something changes that it rests on. */
export interface Slot<T> {
  /** What is remembered; undefined: nothing, or no more. Whoever computes something meanwhile rests on it from here on. */
  readonly read: () => T | undefined
  /** Computes it. `modules`: files that are looked into besides those that answers lead to. `meanwhile`: for those who ask in between. */
  readonly fill: (modules: readonly Module[], compute: () => T, meanwhile?: T) => T
  /** It holds only where it was computed. */
  readonly release: () => void
}

/**
 * The linked project: answers questions about expressions across files, on demand and memoised. Questions never fail and never
 * loop; limits are named in `link/limits.ts`. The idea: CodeQL's API graphs and type tracking, over lowered trees.
 */
export interface Program {
  /** All modules of the project, by path, sorted. Files outside (packages) are not among them. */
  readonly modules: ReadonlyMap<string, Module>
  readonly libraries: ReadonlyMap<string, Library>
  resolve: (from: string, specifier: string) => Resolution
  /** The range of versions of a package that the nearest package.json asks for, as written (`^3.4.0`); null when none does. */
  range: (from: string, packageName: string) => string | null
  /** The object that a JSON file holds (comments allowed), such as the configuration of a framework; null when there is none. */
  json: (path: string) => Readonly<Record<string, unknown>> | null
  /** What the expression may be, in this activation of its function (null: whoever calls). */
  evaluate: (site: Site, frame?: Frame | null) => readonly Value[]
  /** Where a call or `new` may go. */
  targets: (site: Site<Call>, frame?: Frame | null) => readonly Target[]
  /** The activation of a target by a call: binds arguments to parameters. Null when the limit of depth is met. */
  activate: (target: Target, call: Site<Call>, caller: Frame | null) => Frame | null
  /** An activation with given arguments, for callers that are not in the project (a framework calls a handler). */
  assume: (target: FunctionRef, args: readonly (readonly Value[])[], parent?: Frame | null, self?: Value | null) => Frame
  /** What a function returns in an activation: the returned expressions with the frame to ask about them. */
  returns: (target: FunctionRef, frame: Frame | null) => readonly { readonly site: Site, readonly frame: Frame | null }[]
  /** A member of a value: fields, methods, entries of records, exports of modules, members of library types. */
  member: (value: Value, name: string) => readonly Value[]
  /** Elements of an array value in order, spreads resolved; null in place of what is not known. */
  elements: (value: Value) => readonly ({ readonly site: Site, readonly frame: Frame | null } | null)[]
  /** Entries of a record value (spreads of known records resolved; `rest` true when something unknown was spread). */
  entries: (value: Value) => { readonly entries: ReadonlyMap<string, { readonly site: Site, readonly frame: Frame | null }>, readonly rest: boolean }
  /** What values of a declared type may be: library instances, project classes. */
  declared: (module: Module, type: TypeNode) => readonly Value[]
  /**
   * Keys of a declared object type, interface or class with their types and the files in which these are written, inheritance and utility
   * types resolved; null when not known.
   */
  keys: (module: Module, type: TypeNode) => ReadonlyMap<string, { readonly module: Module, readonly type: TypeNode } | null> | null
  /** The calls whose target may be the function, in the project. */
  callers: (target: FunctionRef) => readonly Site<Call>[]
  /** The one reference object of a function or class. */
  functionRef: (module: Module, index: number) => FunctionRef
  classRef: (module: Module, index: number) => ClassRef
  /** The class's ancestors in the project, nearest first, and the library type at the end of the chain if there is one. */
  ancestors: (ref: ClassRef) => { readonly classes: readonly ClassRef[], readonly library: { readonly package: string, readonly type: string } | null }
  /** Says what a parameter is when a framework calls the function; holds for every later question with a null frame. */
  assumeParameter: (target: FunctionRef, index: number, values: readonly Value[]) => void
  /** The member item of a library value, with its signature for the call if one is given. */
  item: (value: Value, name: string | null, call?: Site<Call | Tagged>, frame?: Frame | null) => LibraryTarget | null
  libraryType: (packageName: string, type: string) => LibraryType | null
  /**
   * The calls that running the given module's top level makes, in the order in which they are made, descending into project
   * functions and constructors that may touch a value of interest (loops over constant tables unrolled). Functions that nobody
   * in the project calls but that receive something of interest are walked at the end, with unknown arguments. `runs`: activations
   * that a call brings about in ways that only a framework knows (files of a folder).
   */
  trace: (of: (value: Value) => boolean, runs?: (call: TracedCall) => readonly Frame[]) => Iterable<TracedCall>
  slot: <T>() => Slot<T>
  /** Stays one object while the files of the project change, so that slots may be kept under it. */
  lasting: object
  /** The expression's text in a few words, for messages: `req.query.sort`, `users.findOne(…)`. */
  words: (site: Site) => string
  /** The constant text, number or boolean that the expression is, when it can be only one. */
  constant: (site: Site, frame?: Frame | null) => string | number | boolean | null | undefined
  /** The truth of a test when the mode of the environment (`NODE_ENV`) is `production`; null when it cannot be told. */
  holdsInProduction: (test: Site, frame?: Frame | null) => boolean | null
  /** Whether an expression is the mode of the environment. */
  isModeVariable: (site: Site, frame?: Frame | null) => boolean
  /** Whether a test around an expression, in its own function, keeps it from being reached in production. */
  isNeverInProduction: (site: Site) => boolean
  /** What must hold, in its own function, for an expression to be reached: tests around it, and those before it that leave otherwise. */
  testsAround: (site: Site) => readonly { readonly test: Site, readonly holds: boolean }[]
}
