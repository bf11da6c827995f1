import type { ts } from 'ts-morph'
import type { Expression, Global, Ref } from '../model/expression.ts'
import type { Binding, ClassNode, Export, FunctionNode, Module, Request } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import type { TypeDeclaration, TypeNode } from '../model/type.ts'
import { TREE_DEPTH } from './limits.ts'
import { Starts } from './start.ts'

/** A node of the model while it is being built. Lists in it are built in place. */
export type Draft<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K]
}

/** Names by block. The maps are made when the first name comes. */
export interface Scope {
  readonly parent: Scope | null
  /** Values and imports: index in `Module.bindings`. */
  values: Map<string, number> | null
  /** Types: index in `Module.types`, or GENERIC. */
  types: Map<string, number> | null
}

/** Whose `this` it is. */
export interface Self {
  readonly function: number
  readonly class: number | null
  readonly static: boolean
}

/** What a function is, apart from its syntax. */
export interface FunctionRole {
  readonly kind: FunctionNode['kind']
  readonly name: string | null
  readonly class: number | null
  readonly static: boolean
}

/** What a module or a namespace exports. */
export interface ExportList {
  readonly list: Export[]
  /** Names whose declaration was reported, for those that are declared several times. */
  readonly declared: Set<string>
}

export function newExportList(list: Export[]): ExportList {
  return { list, declared: new Set() }
}

/** Lower one kind of expression, of statement (which may become none or several), of type. */
export type ExpressionHandler = (c: Context, node: never) => Expression
export type StatementHandler = (c: Context, node: never, out: Statement[]) => void
export type TypeHandler = (c: Context, node: never) => TypeNode

/** The mutually recursive parts of lowering, which meet here instead of importing each other. The tables are by kind. */
export interface Stages {
  readonly expressions: readonly ExpressionHandler[]
  readonly statements: readonly StatementHandler[]
  readonly types: readonly TypeHandler[]
  readonly function: (c: Context, node: ts.SignatureDeclaration | ts.ClassStaticBlockDeclaration, role: FunctionRole) => number
  readonly class: (c: Context, node: ts.ClassLikeDeclaration) => number
}

/** The state of one lowering: the module so far, and where in the text we stand. */
export class Context {
  readonly file: ts.SourceFile
  readonly text: string
  readonly stages: Stages

  readonly bindings: Draft<Binding>[] = []
  readonly functions: Draft<FunctionNode>[] = []
  readonly classes: Draft<ClassNode>[] = []
  readonly types: Draft<TypeDeclaration>[] = []
  readonly exports: Export[] = []
  readonly requests: Request[] = []
  format: Module['format'] = 'script'

  scope: Scope = { parent: null, values: null, types: null }
  /** Index of the function whose code is being lowered. */
  function = 0
  self: Self = { function: 0, class: null, static: false }
  /** Levels of the tree above the node being lowered. */
  depth = 0
  /** Inside `declare` or a declaration file: nothing here runs. */
  ambient = false
  /** False: nothing needs hoisting in this file. */
  readonly hasVar: boolean
  /** Where `export` reports: the module, or a namespace. */
  exported: ExportList = newExportList(this.exports)
  /** Function bindings that have a body: their overload signatures are dropped. */
  readonly implemented = new Set<number>()
  /** The constant members of enums, by binding. */
  readonly enums = new Map<number, Map<string, string | number>>()
  /** What the namespaces export, by binding: shared by the bodies of one name. */
  readonly namespaces = new Map<number, Scope>()
  readonly #starts: Starts

  constructor(file: ts.SourceFile, stages: Stages) {
    this.file = file
    this.text = file.text
    this.stages = stages
    this.#starts = new Starts(file)
    this.hasVar = file.text.includes('var')
  }

  start(node: ts.Node): number {
    return this.#starts.of(node)
  }

  /** One level deeper; `unknown` when that is too deep. */
  expression(node: ts.Node): Expression {
    if (this.depth >= TREE_DEPTH) return this.unknown(node)
    this.depth++
    const expression = this.stages.expressions[node.kind]?.(this, node as never) ?? this.unknown(node)
    this.depth--
    return expression
  }

  expressions(nodes: readonly ts.Node[]): Expression[] {
    const expressions: Expression[] = []
    for (const node of nodes) expressions.push(this.expression(node))
    return expressions
  }

  statement(node: ts.Node, out: Statement[]): void {
    if (this.depth >= TREE_DEPTH) {
      out.push({ kind: 'expression', start: this.start(node), end: node.end, value: this.unknown(node) })
      return
    }
    this.depth++
    this.stages.statements[node.kind]?.(this, node as never, out)
    this.depth--
  }

  type(node: ts.Node): TypeNode {
    if (this.depth >= TREE_DEPTH) return this.otherType(node)
    this.depth++
    const type = this.stages.types[node.kind]?.(this, node as never) ?? this.otherType(node)
    this.depth--
    return type
  }

  typeOrNull(node: ts.Node | undefined): TypeNode | null {
    return node ? this.type(node) : null
  }

  typeList(nodes: readonly ts.Node[] | undefined): TypeNode[] {
    const types: TypeNode[] = []
    if (nodes) for (const node of nodes) types.push(this.type(node))
    return types
  }

  span(node: ts.Node): Span {
    return { start: this.start(node), end: node.end }
  }

  unknown(node: ts.Node, children: readonly Expression[] = []): Expression {
    return { kind: 'unknown', start: this.start(node), end: node.end, children }
  }

  otherType(node: ts.Node): TypeNode {
    return { kind: 'other', start: this.start(node), end: node.end, children: [] }
  }

  /** A use of a name: bound in this file, or not. */
  name(name: string, start: number, end: number): Ref | Global {
    const binding = this.lookup(name)
    if (binding !== null) return { kind: 'ref', start, end, name, binding }
    if (this.format === 'script' && (name === 'require' || name === 'module' || name === 'exports')) this.format = 'commonjs'
    return { kind: 'global', start, end, name }
  }

  lookup(name: string): number | null {
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      const binding = scope.values?.get(name)
      if (binding !== undefined) return binding
    }
    return null
  }

  binding(index: number): Draft<Binding> {
    const binding = this.bindings[index]
    if (!binding) throw new RangeError(`no binding ${index}`)
    return binding
  }
}
