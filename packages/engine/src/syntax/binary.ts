import { ts } from 'ts-morph'
import type { Expression, Logical } from '../model/expression.ts'
import { assign } from './assign.ts'
import { isTooDeep, loseChain } from './chain.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { CHAIN_DEPTH } from './limits.ts'
import { isText, pushPart } from './literals.ts'
import { assignPattern, isPattern, withoutParentheses } from './patterns.ts'

function binary(c: Context, node: ts.BinaryExpression): Expression {
  const operator = node.operatorToken.kind
  if (operator >= K.FirstAssignment && operator <= K.LastAssignment) return assignment(c, node)
  if (operator === K.PlusToken) return plus(c, node)
  if (operator === K.CommaToken) return sequence(c, node)
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const left = c.expression(node.left)
  return join(start, operator, left, c.expression(node.right), node.end)
}

function join(start: number, operator: ts.SyntaxKind, left: Expression, right: Expression, end: number): Expression {
  const logical = logicalOf(operator)
  if (logical) return { kind: 'logical', start, end, operator: logical, left, right }
  return { kind: 'binary', start, end, operator: ts.tokenToString(operator) ?? '?', left, right }
}

function logicalOf(operator: ts.SyntaxKind): Logical['operator'] | null {
  switch (operator) {
    case K.AmpersandAmpersandToken: return '&&'
    case K.BarBarToken: return '||'
    case K.QuestionQuestionToken: return '??'
    default: return null
  }
}

function sequence(c: Context, node: ts.BinaryExpression): Expression {
  const start = c.start(node)
  return { kind: 'sequence', start, end: node.end, items: c.expressions(operandsOf(node, K.CommaToken).nodes) }
}

/** The operands of a run of one operator, from left to right, and where each ends. */
function operandsOf(outermost: ts.BinaryExpression, operator: ts.SyntaxKind): { nodes: ts.Expression[], ends: number[] } {
  const nodes: ts.Expression[] = []
  const ends: number[] = []
  let left: ts.Expression = outermost
  while (left.kind === K.BinaryExpression && (left as ts.BinaryExpression).operatorToken.kind === operator) {
    nodes.push((left as ts.BinaryExpression).right)
    ends.push(left.end)
    left = (left as ts.BinaryExpression).left
  }
  nodes.push(left)
  ends.push(left.end)
  return { nodes: nodes.reverse(), ends: ends.reverse() }
}

/** A run of `+`: one concatenation, of any length, when a part of it is text; else sums, one in the other. */
function plus(c: Context, node: ts.BinaryExpression): Expression {
  const start = c.start(node)
  const { nodes, ends } = operandsOf(node, K.PlusToken)
  const operands = c.expressions(nodes)
  if (operands.some(isText)) {
    const parts: Expression[] = []
    for (const operand of operands) pushPart(parts, operand)
    return { kind: 'concat', start, end: node.end, form: 'plus', parts }
  }
  const kept = Math.max(CHAIN_DEPTH - c.depth, 0)
  const lost = Math.max(operands.length - kept, 1)
  let sum = operands[0] ?? c.unknown(node)
  if (lost > 1) sum = { kind: 'unknown', start, end: ends[lost - 1] ?? node.end, children: operands.slice(0, lost) }
  for (let index = lost; index < operands.length; index++) {
    sum = join(start, K.PlusToken, sum, operands[index] ?? sum, ends[index] ?? node.end)
  }
  return sum
}

function assignment(c: Context, node: ts.BinaryExpression): Expression {
  const start = c.start(node)
  const span = { start, end: node.end }
  const target = withoutParentheses(node.left)
  if (node.operatorToken.kind === K.EqualsToken && isPattern(target)) {
    return assignPattern(c, target, c.expression(node.right), span)
  }
  const left = c.expression(node.left)
  const operator = node.operatorToken.kind === K.EqualsToken ? '=' : ts.tokenToString(node.operatorToken.kind) ?? '='
  return assign(c, operator, left, c.expression(node.right), span)
}

export const binaries = on([K.BinaryExpression], binary)
