import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import { assign } from './assign.ts'
import { joinChain, type ChainLink } from './chain.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { CHAIN_DEPTH } from './limits.ts'
import { assignPattern, isPattern } from './patterns.ts'

const K = ts.SyntaxKind

/** A left-leaning chain `a + b - c && d` of any length, lowered from the inside out. Assignments lean right. */
function binary(c: Context, outermost: ts.BinaryExpression): Expression {
  if (isAssignment(outermost)) return assignment(c, outermost)
  const nodes: ts.BinaryExpression[] = []
  let left: ts.Expression = outermost
  for (; isChained(left); left = left.left) nodes.push(left)
  const depth = c.depth
  const room = Math.max(CHAIN_DEPTH - depth, 1)
  c.depth = depth + Math.min(nodes.length - 1, room)
  const first = c.expression(left)
  const links: ChainLink[] = []
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as ts.BinaryExpression
    c.depth = depth + Math.min(index, room)
    const operand = c.expression(node.right)
    links.push({ operator: node.operatorToken.kind, operand, end: node.end, lost: index >= room })
  }
  c.depth = depth
  return joinChain(c.start(outermost), first, links)
}

function isChained(node: ts.Node): node is ts.BinaryExpression {
  return node.kind === K.BinaryExpression && !isAssignment(node as ts.BinaryExpression)
}

function isAssignment(node: ts.BinaryExpression): boolean {
  const operator = node.operatorToken.kind
  return operator >= K.FirstAssignment && operator <= K.LastAssignment
}

function assignment(c: Context, node: ts.BinaryExpression): Expression {
  const { start, end } = c.span(node)
  const target = withoutParentheses(node.left)
  if (node.operatorToken.kind === K.EqualsToken && isPattern(target)) {
    return assignPattern(c, target, c.expression(node.right), { start, end })
  }
  const left = c.expression(node.left)
  const operator = ts.tokenToString(node.operatorToken.kind) ?? '='
  return assign(c, operator, left, c.expression(node.right), { start, end })
}

function withoutParentheses(node: ts.Expression): ts.Expression {
  let inner = node
  while (inner.kind === K.ParenthesizedExpression) inner = (inner as ts.ParenthesizedExpression).expression
  return inner
}

const STEPS = new Map<ts.SyntaxKind, string>([[K.PlusPlusToken, '+='], [K.MinusMinusToken, '-=']])

/** `x++` and `--x`: a compound assignment of 1, whose span is that of the operator. */
function step(c: Context, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, operator: string): Expression {
  const { start, end } = c.span(node)
  const target = c.expression(node.operand)
  const isPrefix = node.kind === K.PrefixUnaryExpression
  const one = isPrefix ? { start, end: Math.min(start + 2, end) } : { start: Math.max(end - 2, start), end }
  return assign(c, operator, target, { kind: 'literal', ...one, value: 1 }, { start, end })
}

function prefix(c: Context, node: ts.PrefixUnaryExpression): Expression {
  const operator = STEPS.get(node.operator)
  if (operator) return step(c, node, operator)
  return unary(c, node, ts.tokenToString(node.operator) ?? '?', node.operand)
}

function postfix(c: Context, node: ts.PostfixUnaryExpression): Expression {
  return step(c, node, STEPS.get(node.operator) ?? '+=')
}

function unary(c: Context, node: ts.Node, operator: string, operand: ts.Expression): Expression {
  const { start, end } = c.span(node)
  return { kind: 'unary', start, end, operator, operand: c.expression(operand) }
}

function conditional(c: Context, node: ts.ConditionalExpression): Expression {
  const { start, end } = c.span(node)
  const test = c.expression(node.condition)
  return { kind: 'conditional', start, end, test, then: c.expression(node.whenTrue), else: c.expression(node.whenFalse) }
}

function awaited(c: Context, node: ts.AwaitExpression): Expression {
  const { start, end } = c.span(node)
  return { kind: 'await', start, end, value: c.expression(node.expression) }
}

function yielded(c: Context, node: ts.YieldExpression): Expression {
  const { start, end } = c.span(node)
  const value = node.expression ? c.expression(node.expression) : null
  return { kind: 'yield', start, end, value, delegate: node.asteriskToken !== undefined }
}

export const operators = [
  ...on<ts.BinaryExpression>([K.BinaryExpression], binary),
  ...on<ts.PrefixUnaryExpression>([K.PrefixUnaryExpression], prefix),
  ...on<ts.PostfixUnaryExpression>([K.PostfixUnaryExpression], postfix),
  ...on<ts.TypeOfExpression>([K.TypeOfExpression], (c, node) => unary(c, node, 'typeof', node.expression)),
  ...on<ts.VoidExpression>([K.VoidExpression], (c, node) => unary(c, node, 'void', node.expression)),
  ...on<ts.DeleteExpression>([K.DeleteExpression], (c, node) => unary(c, node, 'delete', node.expression)),
  ...on<ts.ConditionalExpression>([K.ConditionalExpression], conditional),
  ...on<ts.AwaitExpression>([K.AwaitExpression], awaited),
  ...on<ts.YieldExpression>([K.YieldExpression], yielded),
]
