import type { Expression } from './expression.ts'
import type { Span } from './span.ts'

/**
 * A statement. Declarations of several names become several `declare` statements; patterns become `declare` statements
 * that read members of a temporary binding (or of the plain name that is taken apart; or of the value itself when it is
 * read once). Exports are their inner statements.
 */
export type Statement =
  /** `let x = value`. `value` null: declared without a value. The binding's kind says const, let or var. */
  | (Span & { readonly kind: 'declare', readonly binding: number, readonly value: Expression | null })
  | (Span & { readonly kind: 'expression', readonly value: Expression })
  /** A hoisted function declaration: callable from the start of its block. */
  | (Span & { readonly kind: 'function', readonly binding: number | null, readonly function: number })
  | (Span & { readonly kind: 'class', readonly binding: number | null, readonly class: number })
  | (Span & { readonly kind: 'if', readonly test: Expression, readonly then: readonly Statement[], readonly else: readonly Statement[] })
  /** `for`, `while`, `do`; `do` runs its body before the first test. */
  | (Span & {
    readonly kind: 'loop'
    readonly form: 'for' | 'while' | 'do'
    readonly init: readonly Statement[]
    readonly test: Expression | null
    readonly update: Expression | null
    readonly body: readonly Statement[]
  })
  /** `for (binding of source)` or `in`. A pattern, or a target declared elsewhere, is the first statements of the body. */
  | (Span & {
    readonly kind: 'each'
    readonly form: 'of' | 'in'
    readonly await: boolean
    readonly binding: number
    readonly source: Expression
    readonly body: readonly Statement[]
  })
  | (Span & { readonly kind: 'switch', readonly subject: Expression, readonly cases: readonly SwitchCase[] })
  | (Span & { readonly kind: 'return', readonly value: Expression | null })
  | (Span & { readonly kind: 'throw', readonly value: Expression })
  | (Span & {
    readonly kind: 'try'
    readonly block: readonly Statement[]
    /** Null: no catch clause. */
    readonly handler: readonly Statement[] | null
    /** The caught value's binding. */
    readonly binding: number | null
    readonly finalizer: readonly Statement[] | null
  })
  | (Span & { readonly kind: 'break' | 'continue', readonly label: string | null })
  | (Span & { readonly kind: 'block', readonly label: string | null, readonly body: readonly Statement[] })

/** `case test:`; `test` null is `default`. */
export interface SwitchCase extends Span {
  readonly test: Expression | null
  readonly body: readonly Statement[]
}
