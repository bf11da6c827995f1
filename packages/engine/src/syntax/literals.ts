import type { ts } from 'ts-morph'
import type { Expression, Literal } from '../model/expression.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { bigintText } from './names.ts'

export function literal(c: Context, node: ts.Node, value: Literal['value']): Literal {
  return { kind: 'literal', start: c.start(node), end: node.end, value }
}

function string(c: Context, node: ts.StringLiteralLike): Expression {
  return literal(c, node, node.text)
}

function number(c: Context, node: ts.NumericLiteral): Expression {
  return literal(c, node, Number(node.text))
}

function keyword(c: Context, node: ts.Node): Expression {
  return literal(c, node, node.kind === K.NullKeyword ? null : node.kind === K.TrueKeyword)
}

function bigint(c: Context, node: ts.BigIntLiteral): Expression {
  return { kind: 'literal', start: c.start(node), end: node.end, value: bigintText(node), bigint: true }
}

function regex(c: Context, node: ts.RegularExpressionLiteral): Expression {
  const { text } = node
  const close = Math.max(text.lastIndexOf('/'), 1)
  return { kind: 'regex', start: c.start(node), end: node.end, pattern: text.slice(1, close), flags: text.slice(close + 1) }
}

/** The texts stand between the quote or `}` before them, one code unit, and the quote or `${` after them. */
function template(c: Context, node: ts.TemplateExpression): Expression {
  const start = c.start(node)
  const parts: Expression[] = []
  pushText(parts, node.head.text, start + 1, node.head.end - 2)
  for (const { expression, literal: text } of node.templateSpans) {
    pushPart(parts, c.expression(expression))
    pushText(parts, text.text, c.start(text) + 1, text.end - (text.kind === K.TemplateTail ? 1 : 2))
  }
  return { kind: 'concat', start, end: node.end, form: 'template', parts }
}

function pushText(parts: Expression[], value: string, start: number, end: number): void {
  if (value !== '') parts.push({ kind: 'literal', start, end: Math.max(start, end), value })
}

/** Adds a part of a concatenation; one that is a concatenation itself gives its parts. */
export function pushPart(parts: Expression[], part: Expression): void {
  if (part.kind === 'concat' && !part.casts) for (const inner of part.parts) parts.push(inner)
  else parts.push(part)
}

/** Whether an expression is text as written, so that `+` with it concatenates. */
export function isText(expression: Expression): boolean {
  if (expression.kind === 'literal') return typeof expression.value === 'string' && !expression.bigint
  return expression.kind === 'concat'
}

/** The cooked texts of a tagged template and the values between them. */
export function taggedParts(c: Context, template: ts.TemplateLiteral): { strings: string[], values: Expression[] } {
  if (template.kind === K.NoSubstitutionTemplateLiteral) return { strings: [cooked(template)], values: [] }
  const strings = [cooked(template.head)]
  const values: Expression[] = []
  for (const span of template.templateSpans) {
    values.push(c.expression(span.expression))
    strings.push(cooked(span.literal))
  }
  return { strings, values }
}

/** The compiler marks texts with escapes that have no meaning; a tag sees those raw. */
function cooked(node: ts.TemplateLiteralLikeNode): string {
  const { templateFlags } = node as { templateFlags?: number }
  return templateFlags ? node.rawText ?? node.text : node.text
}

export const literals = [
  ...on([K.StringLiteral, K.NoSubstitutionTemplateLiteral], string),
  ...on([K.NumericLiteral], number),
  ...on([K.TrueKeyword, K.FalseKeyword, K.NullKeyword], keyword),
  ...on([K.BigIntLiteral], bigint),
  ...on([K.RegularExpressionLiteral], regex),
  ...on([K.TemplateExpression], template)
]
