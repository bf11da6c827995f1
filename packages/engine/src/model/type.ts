import type { Span } from './span.ts'

/**
 * A type annotation, kept as data. Postern never checks types; it reads annotations as evidence of where a value comes
 * from (`pool: Pool`, imported from `pg`) and of which keys an object can have (`body: CreateBook`).
 */
export type TypeNode =
  | NamedType
  | (Span & { readonly kind: 'union' | 'intersection', readonly members: readonly TypeNode[] })
  | (Span & { readonly kind: 'array', readonly element: TypeNode })
  | (Span & { readonly kind: 'tuple', readonly elements: readonly TypeNode[] })
  | (Span & { readonly kind: 'literal', readonly value: string | number | boolean | null })
  /** `any`, `unknown`, `string`, `number`, `boolean`, `bigint`, `symbol`, `object`, `never`, `void`, `undefined`, `null`, `this`. */
  | (Span & { readonly kind: 'keyword', readonly name: string })
  | (Span & { readonly kind: 'object', readonly members: readonly TypeMember[] })
  | (Span & { readonly kind: 'function', readonly parameters: readonly (TypeNode | null)[], readonly returns: TypeNode | null })
  /** `typeof x.y`: the dotted name as written, and the binding of its first part when there is one. */
  | (Span & { readonly kind: 'typeof', readonly name: string, readonly binding: number | null })
  | (Span & { readonly kind: 'indexed', readonly object: TypeNode, readonly index: TypeNode })
  /** Everything else (conditional, mapped, template, infer ...), with the types written inside it. */
  | (Span & { readonly kind: 'other', readonly children: readonly TypeNode[] })

/** A reference to a type by name, such as `Repository<Book>` or `express.Request`. */
export interface NamedType extends Span {
  readonly kind: 'named'
  /** As written, dotted: `express.Request`. */
  readonly name: string
  /** The value or import binding (index in `Module.bindings`) that the first part of the name stands for. */
  readonly binding: number | null
  /** Index in `Module.types` when the name is declared in the same file. */
  readonly declaration: number | null
  readonly arguments: readonly TypeNode[]
}

/** One property or method of an object type, interface or class-like declaration. */
export interface TypeMember extends Span {
  readonly name: string
  readonly optional: boolean
  readonly readonly: boolean
  readonly type: TypeNode | null
}

/** An interface, a type alias or the type side of an enum. */
export interface TypeDeclaration extends Span {
  readonly kind: 'interface' | 'alias' | 'enum'
  readonly name: string
  readonly parameters: readonly string[]
  /** Of an interface (its own members) and of an enum (one member a value). Interfaces of one name in one file are merged. */
  readonly members: readonly TypeMember[]
  readonly extends: readonly TypeNode[]
  /** Of an alias: what it stands for. */
  readonly type: TypeNode | null
}
