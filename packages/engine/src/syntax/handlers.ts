import { ts } from 'ts-morph'
import type { ExpressionHandler, StatementHandler, TypeHandler } from './context.ts'

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
