import type { ArrayExpression, Call, Expression, Tagged } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { LibraryTarget, Resolution, Target } from '../model/program.ts'
import type { TypeNode } from '../model/type.ts'
import type { ClassRef, Frame, FunctionRef, Site, Value } from '../model/value.ts'
import type { Libraries } from './library/libraries.ts'
import type { ByFile } from './by-file.ts'
import type { ProjectIndex } from './project-index.ts'
import type { Values } from './values.ts'

/** An expression with the activation in which it is to be asked about. */
export interface Placed<E extends Expression = Expression> {
  readonly site: Site<E>
  readonly frame: Frame | null
}

/** The entries of a record that are known; `rest`: there may be others. */
export interface Entries {
  readonly entries: ReadonlyMap<string, Placed>
  readonly rest: boolean
}

/** Where an exported name comes from, barrels followed. */
export type ExportSource =
  /** An expression, or a member of the one CommonJS value of a file. */
  | { readonly kind: 'expression', readonly module: Module, readonly node: Expression, readonly member: string | null }
  | { readonly kind: 'namespace', readonly module: Module }
  | { readonly kind: 'imported', readonly module: Module, readonly from: string, readonly name: string }

/** A declared type with the file that it is written in. */
export interface DeclaredType {
  readonly module: Module
  readonly type: TypeNode
}

/** An activation to be made; its arguments are bound only when there is none like it. */
export interface Activation extends Omit<Frame, 'depth' | 'arguments'> {
  readonly arguments: () => readonly Values[]
}

/**
 * What the parts of the linker ask of each other. Each part is a file of functions that take the linker first; `link.ts` puts
 * them together, so that the parts, which call each other in circles, need not import each other.
 */
export interface Linker {
  readonly modules: ReadonlyMap<string, Module>
  readonly libraries: Libraries
  /** Values of the parameters of functions that a framework calls. */
  readonly assumptions: Assumptions
  readonly exportSources: ByFile<readonly ExportSource[]>
  readonly index: ProjectIndex
  resolve: (from: string, specifier: string) => Resolution
  functionRef: (module: Module, index: number) => FunctionRef
  classRef: (module: Module, index: number) => ClassRef
  constructorRef: (ref: ClassRef) => FunctionRef

  evaluate: (module: Module, node: Expression, frame: Frame | null) => Values
  binding: (module: Module, index: number, frame: Frame | null) => Values
  parameter: (target: FunctionRef, index: number, frame: Frame | null) => Values
  exported: (module: Module, name: string) => Values
  imported: (module: Module, from: string, name: string) => Values
  member: (value: Value, name: string) => Values
  elements: (value: Value) => readonly (Placed | null)[]
  entries: (value: Value) => Entries
  call: (module: Module, node: Call, frame: Frame | null) => Values
  tagged: (module: Module, node: Tagged, frame: Frame | null) => Values
  targets: (module: Module, node: Call, frame: Frame | null) => readonly Target[]
  activate: (target: Target, call: Site<Call>, caller: Frame | null) => Frame | null
  enter: (activation: Activation) => Frame | null
  returned: (target: FunctionRef, frame: Frame | null) => Values
  returns: (target: FunctionRef, frame: Frame | null) => readonly Placed[]
  callers: (target: FunctionRef) => readonly Site<Call>[]
  /** An array that no expression writes down, such as what `map` gives. */
  madeArray: (question: Placed, elements: () => readonly (Placed | null)[]) => Value
  madeElements: (node: ArrayExpression) => readonly (Placed | null)[] | null

  declared: (module: Module, type: TypeNode) => Values
  keys: (module: Module, type: TypeNode) => ReadonlyMap<string, DeclaredType | null> | null
  typeOf: (module: Module, node: Expression) => DeclaredType | null
  ancestors: (ref: ClassRef) => Ancestors
  subclasses: (ref: ClassRef) => readonly ClassRef[]
  implementations: (module: Module, declaration: number) => readonly ClassRef[]
  item: (value: Value, name: string | null, call: Site<Call | Tagged> | null, frame: Frame | null) => LibraryTarget | null
}

export interface Ancestors {
  readonly classes: readonly ClassRef[]
  readonly library: { readonly package: string, readonly type: string } | null
  /** The type arguments of the library's class where it is extended. */
  readonly arguments: readonly TypeNode[]
}

interface Assumptions {
  get: (target: FunctionRef, index: number) => Values | null
}

