import type { Expression } from '../../model/expression.ts'
import type { Statement } from '../../model/statement.ts'
import type { Position } from './position.ts'

/** The position under one more condition. */
export function under(at: Position, test: Expression, holds: boolean): Position {
  return { ...at, conditions: [...at.conditions, { test: { module: at.target.module, node: test }, holds }] }
}

/** Control never comes to what stands after it. */
export function leaves(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue': return true
    case 'block': return statement.body.some(leaves)
    case 'if': return statement.then.some(leaves) && statement.else.some(leaves)
    default: return false
  }
}

