import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Context } from './context.ts'

/** Lowers one kind of expression. */
export type Handler = (c: Context, node: never) => Expression
export type HandlerEntry = readonly [kind: ts.SyntaxKind, handler: Handler]

/** An entry of the expression table: which function lowers which kinds. */
export function on<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], handler: (c: Context, node: N) => Expression): HandlerEntry[] {
  return kinds.map((kind) => [kind, handler as Handler])
}
