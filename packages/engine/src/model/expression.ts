import type { Span } from './span.ts'
import type { TypeNode } from './type.ts'

/**
 * What is left of an expression when everything that does not change its meaning is gone: no parentheses, no casts (kept
 * beside the node as `casts`), no optional chains (a flag), no destructuring (member reads, `rest`, `fallback`), no
 * templates or `+` chains (one `concat`). Spans are those of the expression proper, without parentheses and casts around it.
 */
export type Expression =
  | Literal | Regex | Concat | Ref | Global | This | Super | Member | Index | Rest | Fallback | Call | Tagged
  | FunctionExpression | ClassExpression | ObjectExpression | ArrayExpression | Assign | Binary | Unary | Logical
  | Conditional | Await | Yield | Sequence | Spread | Jsx | Require | ImportCall | Unknown

/** What every expression carries. */
export interface ExpressionBase extends Span {
  /** `as T`, `<T>x`, `satisfies T` and `!` around the expression, innermost first. Absent when there is none. */
  readonly casts?: readonly Cast[]
}

/** A type assertion; its span is that of the whole, the expression included. `type` is null for `!`. */
export interface Cast extends Span {
  readonly form: 'as' | 'satisfies' | 'non-null'
  readonly type: TypeNode | null
}

/** A string, number, boolean, null or (as its digits, with `bigint`) bigint literal; also a template without holes. */
export interface Literal extends ExpressionBase {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
  readonly bigint?: true
}
export interface Regex extends ExpressionBase { readonly kind: 'regex', readonly pattern: string, readonly flags: string }

/**
 * A template literal or a chain of `+` in which at least one part is text (a string literal or a template). Chains of
 * nested concatenations are flattened; the literal parts are `literal` nodes with their own spans (of a template: the
 * characters between the holes; empty ones are left out).
 */
export interface Concat extends ExpressionBase {
  readonly kind: 'concat'
  readonly form: 'template' | 'plus'
  readonly parts: readonly Expression[]
}

/** A use of a name that is bound in this file. `binding` is an index in `Module.bindings`. */
export interface Ref extends ExpressionBase { readonly kind: 'ref', readonly name: string, readonly binding: number }
/** A use of a name that nothing in this file binds (`process`, `fetch`, `undefined`), and `import.meta`, `new.target` by these names. */
export interface Global extends ExpressionBase { readonly kind: 'global', readonly name: string }
/**
 * `this`. `function` is the function whose `this` it is (arrow functions are looked through; 0 = the module); `class` the class
 * of which that function, or the field initialiser it stands in, is a member; `static` when it is the class itself.
 */
export interface This extends ExpressionBase { readonly kind: 'this', readonly function: number, readonly class: number | null, readonly static: boolean }
export interface Super extends ExpressionBase { readonly kind: 'super', readonly function: number, readonly class: number | null, readonly static: boolean }

/** `object.property`, also `object['property']` and `object[0]` (property "0"). Private names keep their `#`. */
export interface Member extends ExpressionBase {
  readonly kind: 'member'
  readonly object: Expression
  readonly property: string
  /** Where the property's name is written (of a destructuring: the key in the pattern). */
  readonly name: Span
  readonly optional: boolean
}
/** `object[index]` with an index that is not a literal. */
export interface Index extends ExpressionBase {
  readonly kind: 'index'
  readonly object: Expression
  readonly index: Expression
  readonly optional: boolean
}
/** The `...rest` of an object pattern (everything but `except`; null = a computed key) or of an array pattern (from element `from`). */
export interface Rest extends ExpressionBase {
  readonly kind: 'rest'
  readonly object: Expression
  readonly except: readonly (string | null)[]
  readonly from: number | null
}
/** A default in a pattern or of a parameter: `value`, or `fallback` where it is undefined. */
export interface Fallback extends ExpressionBase { readonly kind: 'fallback', readonly value: Expression, readonly fallback: Expression }

export interface Call extends ExpressionBase {
  readonly kind: 'call'
  readonly callee: Expression
  /** A spread argument is a `spread` expression. */
  readonly arguments: readonly Expression[]
  readonly new: boolean
  readonly optional: boolean
  readonly typeArguments?: readonly TypeNode[]
}
/** A tagged template: `values.length === strings.length - 1`. `strings` are the cooked texts (raw where cooking fails). */
export interface Tagged extends ExpressionBase {
  readonly kind: 'tagged'
  readonly tag: Expression
  readonly strings: readonly string[]
  readonly values: readonly Expression[]
  readonly typeArguments?: readonly TypeNode[]
}
export interface FunctionExpression extends ExpressionBase { readonly kind: 'function', readonly function: number }
export interface ClassExpression extends ExpressionBase { readonly kind: 'class', readonly class: number }

export interface ObjectExpression extends ExpressionBase { readonly kind: 'object', readonly entries: readonly ObjectEntry[] }
/** A property, method or accessor of an object literal; a spread; a computed key. Methods have a `function` expression as value. */
export type ObjectEntry =
  | (Span & {
    readonly kind: 'property'
    readonly key: string
    readonly name: Span
    readonly value: Expression
    readonly form: 'plain' | 'shorthand' | 'method' | 'getter' | 'setter'
  })
  | (Span & { readonly kind: 'computed', readonly key: Expression, readonly value: Expression })
  | (Span & { readonly kind: 'spread', readonly value: Expression })

/** Elements in order; a hole is null, a spread is a `spread` expression. */
export interface ArrayExpression extends ExpressionBase { readonly kind: 'array', readonly elements: readonly (Expression | null)[] }

/**
 * An assignment. `operator` is `=` or a compound one (`+=`, `??=` ...); `++` and `--` are `+=` and `-=` of the literal 1.
 * The target is a `ref`, `global`, `member` or `index`; destructuring assignments become a `sequence` of these.
 */
export interface Assign extends ExpressionBase {
  readonly kind: 'assign'
  readonly operator: string
  readonly target: Expression
  readonly value: Expression
}
/** `left operator right`, without `&&`, `||`, `??` (see Logical), `,` (see Sequence) and `+` of texts (see Concat). */
export interface Binary extends ExpressionBase { readonly kind: 'binary', readonly operator: string, readonly left: Expression, readonly right: Expression }
/** `!`, `-`, `+`, `~`, `typeof`, `void`, `delete`. */
export interface Unary extends ExpressionBase { readonly kind: 'unary', readonly operator: string, readonly operand: Expression }
export interface Logical extends ExpressionBase { readonly kind: 'logical', readonly operator: '&&' | '||' | '??', readonly left: Expression, readonly right: Expression }
export interface Conditional extends ExpressionBase { readonly kind: 'conditional', readonly test: Expression, readonly then: Expression, readonly else: Expression }
export interface Await extends ExpressionBase { readonly kind: 'await', readonly value: Expression }
export interface Yield extends ExpressionBase { readonly kind: 'yield', readonly value: Expression | null, readonly delegate: boolean }
export interface Sequence extends ExpressionBase { readonly kind: 'sequence', readonly items: readonly Expression[] }
export interface Spread extends ExpressionBase { readonly kind: 'spread', readonly value: Expression }
/** A JSX element or fragment (`tag` null). Attributes are entries of one object; text children are literals. */
export interface Jsx extends ExpressionBase { readonly kind: 'jsx', readonly tag: Expression | null, readonly attributes: readonly ObjectEntry[], readonly children: readonly Expression[] }
/** `require('x')` of a constant text, where `require` is not bound; also `import x = require('x')`. Gives the module's value. */
export interface Require extends ExpressionBase { readonly kind: 'require', readonly from: string }
/** `import(x)`: a promise of the module's namespace. */
export interface ImportCall extends ExpressionBase { readonly kind: 'import-call', readonly from: Expression }
/** Syntax without a place of its own; its sub-expressions are kept, so that nothing nested is lost. */
export interface Unknown extends ExpressionBase { readonly kind: 'unknown', readonly children: readonly Expression[] }
