import type { ts } from 'ts-morph'
import type { Cast, Expression } from '../model/expression.ts'
import { isTooDeep, loseChain } from './chain.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { constantKey } from './names.ts'

function member(c: Context, node: ts.PropertyAccessExpression): Expression {
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const object = c.expression(node.expression)
  const property = node.name.text
  const optional = node.questionDotToken !== undefined
  return { kind: 'member', start, end: node.end, object, property, name: c.span(node.name), optional }
}

function element(c: Context, node: ts.ElementAccessExpression): Expression {
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const { end, argumentExpression } = node
  const object = c.expression(node.expression)
  const optional = node.questionDotToken !== undefined
  const property = constantKey(argumentExpression)
  if (property === null) return { kind: 'index', start, end, object, index: c.expression(argumentExpression), optional }
  return { kind: 'member', start, end, object, property, name: c.span(argumentExpression), optional }
}

type CastSyntax = ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression | ts.TypeAssertion

/** A cast is kept beside the expression that it is about. */
function cast(c: Context, node: CastSyntax): Expression {
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const value = c.expression(node.expression)
  const form = node.kind === K.NonNullExpression ? 'non-null' : node.kind === K.SatisfiesExpression ? 'satisfies' : 'as'
  const type = node.kind === K.NonNullExpression ? null : c.type(node.type)
  const made: Cast = { start, end: node.end, form, type }
  if (value.casts) (value.casts as Cast[]).push(made)
  else (value as { casts?: readonly Cast[] }).casts = [made]
  return value
}

function inside(c: Context, node: ts.ParenthesizedExpression | ts.PartiallyEmittedExpression): Expression {
  return isTooDeep(c) ? loseChain(c, node) : c.expression(node.expression)
}

export const access = [
  ...on([K.PropertyAccessExpression], member),
  ...on([K.ElementAccessExpression], element),
  ...on([K.ParenthesizedExpression], inside),
  ...on([K.AsExpression, K.SatisfiesExpression, K.NonNullExpression, K.TypeAssertionExpression], cast)
]
