import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Statement } from '../model/statement.ts'
import type { TypeNode } from '../model/type.ts'
import type { Context } from './context.ts'

/** Lower one kind of expression, of statement (which may become none or several), of type. */
export type ExpressionHandler = (c: Context, node: never) => Expression
export type StatementHandler = (c: Context, node: never, out: Statement[]) => void
export type TypeHandler = (c: Context, node: never) => TypeNode

type Entry<Handler> = readonly [kind: ts.SyntaxKind, handler: Handler]
type Kinds = readonly ts.SyntaxKind[]

/** Entries of a table: one handler for one or several kinds. */
export function on(kinds: Kinds, handler: ExpressionHandler): Entry<ExpressionHandler>[] {
  return kinds.map(kind => [kind, handler])
}

export function onStatement(kinds: Kinds, handler: StatementHandler): Entry<StatementHandler>[] {
  return kinds.map(kind => [kind, handler])
}

export function onType(kinds: Kinds, handler: TypeHandler): Entry<TypeHandler>[] {
  return kinds.map(kind => [kind, handler])
}

/** The handlers by kind; `otherwise` takes all kinds that have none. */
export function tableOf<Handler>(entries: readonly Entry<Handler>[], otherwise: Handler): readonly Handler[] {
  const table = new Array<Handler>(ts.SyntaxKind.Count).fill(otherwise)
  for (const [kind, handler] of entries) table[kind] = handler
  return table
}
