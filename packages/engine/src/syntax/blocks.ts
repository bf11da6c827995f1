import type { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { declareNames } from './declare.ts'
import { K } from './kinds.ts'
import { openScope } from './scope.ts'

/** Runs `lower` in a scope with the names that `statements` declare; in the same scope when there are none. */
export function blockStatements<T>(c: Context, statements: readonly ts.Node[], lower: () => T): T {
  const before = c.scope
  const scope = openScope(before)
  declareNames(c, statements, scope)
  if (scope.values || scope.types) c.scope = scope
  const result = lower()
  c.scope = before
  return result
}

/** The statements of a body: those of a block, or the one statement that stands for it. */
export function bodyStatements(c: Context, node: ts.Statement): Statement[] {
  const nodes = node.kind === K.Block ? (node as ts.Block).statements : [node]
  return blockStatements(c, nodes, () => {
    const out: Statement[] = []
    for (const statement of nodes) c.statement(statement, out)
    return out
  })
}
