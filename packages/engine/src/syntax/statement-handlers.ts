import type { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'

/** Lowers one kind of statement. */
export type StatementHandler = (c: Context, node: never, out: Statement[]) => void
export type StatementEntry = readonly [kind: ts.SyntaxKind, handler: StatementHandler]

/** An entry of the statement table: which function lowers which kinds. */
export function onStatement<N extends ts.Node>(
  kinds: readonly ts.SyntaxKind[], handler: (c: Context, node: N, out: Statement[]) => void,
): StatementEntry[] {
  return kinds.map((kind) => [kind, handler as StatementHandler])
}
