import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import { assign } from './assign.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'

/** `x++` and `--x`: a compound assignment of 1, whose span is that of the operator. */
function step(c: Context, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Expression {
  const start = c.start(node)
  const { end } = node
  const target = c.expression(node.operand)
  const at = node.kind === K.PrefixUnaryExpression ? start : Math.max(end - 2, start)
  const one: Expression = { kind: 'literal', start: at, end: Math.min(at + 2, end), value: 1 }
  return assign(c, node.operator === K.MinusMinusToken ? '-=' : '+=', target, one, { start, end })
}

function prefix(c: Context, node: ts.PrefixUnaryExpression): Expression {
  if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken) return step(c, node)
  return unary(c, node, ts.tokenToString(node.operator) ?? '?', node.operand)
}

function unary(c: Context, node: ts.Node, operator: string, operand: ts.Expression): Expression {
  const start = c.start(node)
  return { kind: 'unary', start, end: node.end, operator, operand: c.expression(operand) }
}

function conditional(c: Context, node: ts.ConditionalExpression): Expression {
  const start = c.start(node)
  const test = c.expression(node.condition)
  const then = c.expression(node.whenTrue)
  return { kind: 'conditional', start, end: node.end, test, then, else: c.expression(node.whenFalse) }
}

function awaited(c: Context, node: ts.AwaitExpression): Expression {
  const start = c.start(node)
  return { kind: 'await', start, end: node.end, value: c.expression(node.expression) }
}

function yielded(c: Context, node: ts.YieldExpression): Expression {
  const start = c.start(node)
  const value = node.expression ? c.expression(node.expression) : null
  return { kind: 'yield', start, end: node.end, value, delegate: node.asteriskToken !== undefined }
}

export const operators = [
  ...on([K.PrefixUnaryExpression], prefix),
  ...on([K.PostfixUnaryExpression], step),
  ...on([K.TypeOfExpression], (c: Context, node: ts.TypeOfExpression) => unary(c, node, 'typeof', node.expression)),
  ...on([K.VoidExpression], (c: Context, node: ts.VoidExpression) => unary(c, node, 'void', node.expression)),
  ...on([K.DeleteExpression], (c: Context, node: ts.DeleteExpression) => unary(c, node, 'delete', node.expression)),
  ...on([K.ConditionalExpression], conditional),
  ...on([K.AwaitExpression], awaited),
  ...on([K.YieldExpression], yielded)
]
