import type { Expression } from './expression.ts'
import type { Span } from './span.ts'
import type { Statement } from './statement.ts'
import type { TypeDeclaration, TypeNode } from './type.ts'

/**
 * One file, lowered: plain data without cycles of its own making (bindings and functions refer to each other by index),
 * a pure function of path and text, safe to clone between threads. The one thing that the compiler's tree is lowered to.
 */
export interface Module {
  readonly path: string
  readonly language: 'ts' | 'tsx' | 'js' | 'jsx' | 'dts'
  /** `esm` when it has an import or export declaration, `commonjs` when it uses require/module/exports, else `script`. */
  readonly format: 'esm' | 'commonjs' | 'script'
  /** Length of the text in UTF-16 code units. */
  readonly length: number
  /** Offsets of the first character of each line. */
  readonly lines: readonly number[]
  readonly bindings: readonly Binding[]
  /** Index 0 is the top level of the file. */
  readonly functions: readonly FunctionNode[]
  readonly classes: readonly ClassNode[]
  readonly types: readonly TypeDeclaration[]
  readonly exports: readonly Export[]
  /** Modules imported for their side effects alone, and all others, in order of first mention. */
  readonly requests: readonly Request[]
  readonly directives: readonly Directive[]
  /** Every comment: a fix refuses to delete one. */
  readonly comments: readonly Span[]
  /** What the parser had to recover from; at most one note a file. */
  readonly notes: readonly (Span & { readonly message: string })[]
}

/** A name and everything ever assigned to it in its file. */
export interface Binding extends Span {
  readonly name: string
  /** `temporary`: made by lowering to hold what a pattern takes apart. */
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'parameter' | 'function' | 'class' | 'enum' | 'namespace' | 'catch' | 'temporary'
  /** The function that owns it (0: the module). */
  readonly function: number
  /** Initialisers and assigned values, in order of text. Functions, classes, enums and namespaces: one value. Compound assignment: the `assign`. */
  readonly values: readonly Expression[]
  readonly type: TypeNode | null
  /** Of an import: `name` is the exported name, `default`, `*` (namespace) or `=` (the CommonJS value). */
  readonly import: { readonly from: string, readonly name: string, readonly typeOnly: boolean } | null
  /** Of a parameter: its place. */
  readonly parameter: { readonly function: number, readonly index: number } | null
  /** For `for..of` and `for..in` variables: what is iterated. */
  readonly each: { readonly form: 'of' | 'in', readonly source: Expression } | null
}

/** A function, method, accessor, class initialiser or (index 0) the top level of the file. */
export interface FunctionNode extends Span {
  readonly kind: 'module' | 'function' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'static-block'
  /** As declared, or the name of the variable, property or class member that it initialises. */
  readonly name: string | null
  readonly async: boolean
  readonly generator: boolean
  /** The enclosing function; -1 for the module. */
  readonly parent: number
  /** Index of the class of which it is a member. */
  readonly class: number | null
  readonly parameters: readonly Parameter[]
  readonly returnType: TypeNode | null
  /** An arrow `x => e` has the one statement `return e`, whose span is that of `e`; `expressionBody` tells. */
  readonly body: readonly Statement[]
  readonly expressionBody: boolean
  /** The braces or the expression; null for overloads and abstract methods (which have no statements). */
  readonly bodySpan: Span | null
  readonly decorators: readonly Decorator[]
}

/** A parameter. Patterns are taken apart by the first statements of the body; a default is a `fallback` there. */
export interface Parameter extends Span {
  readonly name: string
  readonly binding: number
  readonly rest: boolean
  readonly optional: boolean
  readonly type: TypeNode | null
  readonly default: Expression | null
  /** `constructor(private readonly x: X)`: also a field of the class; the body's first statements assign it to `this`. */
  readonly property: boolean
  readonly decorators: readonly Decorator[]
}

export interface ClassNode extends Span {
  readonly name: string | null
  /** The enclosing function. */
  readonly parent: number
  readonly extends: Expression | null
  readonly extendsArguments: readonly TypeNode[]
  readonly implements: readonly TypeNode[]
  readonly abstract: boolean
  readonly members: readonly ClassMember[]
  readonly decorators: readonly Decorator[]
}

/** A member in order of text; parameter properties come as fields. Computed names are null unless they are literals. */
export interface ClassMember extends Span {
  readonly kind: 'method' | 'getter' | 'setter' | 'field' | 'constructor' | 'static-block'
  readonly name: string | null
  readonly nameSpan: Span | null
  readonly static: boolean
  readonly access: 'public' | 'protected' | 'private'
  readonly optional: boolean
  /** Index in `Module.functions` of methods, accessors, constructors and static blocks. */
  readonly function: number | null
  /** Of a field: its initialiser. Names in it are resolved in the class's scope; its `this` carries class and static. */
  readonly value: Expression | null
  readonly type: TypeNode | null
  readonly decorators: readonly Decorator[]
}

/** `@expression`. */
export interface Decorator extends Span {
  readonly value: Expression
}

/**
 * One exported name. `name` is `default`, `*` (`export * from`), `=` (`module.exports = x`, `export = x`) or the name itself;
 * `from` and `imported` are those of a re-export (`imported` `*`: the namespace).
 */
export interface Export extends Span {
  readonly name: string
  readonly value: Expression | null
  /** Index of the local type when a type is exported under `name`. */
  readonly type: number | null
  readonly from: string | null
  readonly imported: string | null
  readonly typeOnly: boolean
}

/** A module specifier in this file, wherever it stands. */
export interface Request extends Span {
  readonly from: string
  readonly form: 'import' | 'export' | 'require' | 'dynamic' | 'type'
}

/** A comment that speaks to a linter: `eslint-disable*`, `eslint-enable`, `postern-*`. `text` is all after the keyword. */
export interface Directive extends Span {
  readonly keyword: string
  readonly text: string
  /** Zero-based line on which the comment ends. */
  readonly line: number
}
