import { ts } from 'ts-morph'
import type { Expression, Literal } from '../model/expression.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'

const K = ts.SyntaxKind

export function literal(c: Context, node: ts.Node, value: Literal['value']): Literal {
  const { start, end } = c.span(node)
  return { kind: 'literal', start, end, value: typeof value === 'string' ? c.own(value) : value }
}

function bigint(c: Context, node: ts.BigIntLiteral): Expression {
  const { start, end } = c.span(node)
  return { kind: 'literal', start, end, value: c.own(node.text.slice(0, -1)), bigint: true }
}

function regex(c: Context, node: ts.RegularExpressionLiteral): Expression {
  const { start, end } = c.span(node)
  const close = Math.max(node.text.lastIndexOf('/'), 1)
  return { kind: 'regex', start, end, pattern: c.own(node.text.slice(1, close)), flags: c.own(node.text.slice(close + 1)) }
}

function template(c: Context, node: ts.TemplateExpression): Expression {
  const { start, end } = c.span(node)
  const parts: Expression[] = []
  // The quote or brace before the characters is one code unit, the one after them is ` or ${ .
  pushText(c, parts, node.head.text, start + 1, node.head.end - 2)
  for (const span of node.templateSpans) {
    pushPart(parts, c.expression(span.expression))
    const isTail = span.literal.kind === K.TemplateTail
    pushText(c, parts, span.literal.text, c.start(span.literal) + 1, span.literal.end - (isTail ? 1 : 2))
  }
  return { kind: 'concat', start, end, form: 'template', parts }
}

function pushText(c: Context, parts: Expression[], value: string, start: number, end: number): void {
  if (value === '') return
  parts.push({ kind: 'literal', start, end: Math.max(start, end), value: c.own(value) })
}

/** Adds a part of a concatenation; one that is a concatenation itself gives its parts. */
export function pushPart(parts: Expression[], part: Expression): void {
  if (part.kind === 'concat' && !part.casts) for (const inner of part.parts) parts.push(inner)
  else parts.push(part)
}

/** Whether an expression is text as written, so that `+` with it concatenates. */
export function isText(expression: Expression): boolean {
  return expression.kind === 'concat' || (expression.kind === 'literal' && typeof expression.value === 'string' && !expression.bigint)
}

export function taggedParts(c: Context, template: ts.TemplateLiteral): { strings: string[], values: Expression[] } {
  if (template.kind === K.NoSubstitutionTemplateLiteral) return { strings: [cooked(c, template)], values: [] }
  const strings = [cooked(c, template.head)]
  const values: Expression[] = []
  for (const span of template.templateSpans) {
    values.push(c.expression(span.expression))
    strings.push(cooked(c, span.literal))
  }
  return { strings, values }
}

function cooked(c: Context, node: ts.TemplateLiteralLikeNode): string {
  const invalid = ((node as { templateFlags?: number }).templateFlags ?? 0) !== 0
  return c.own(invalid ? node.rawText ?? node.text : node.text)
}

export const literals = [
  ...on<ts.StringLiteral>([K.StringLiteral, K.NoSubstitutionTemplateLiteral], (c, node) => literal(c, node, node.text)),
  ...on<ts.NumericLiteral>([K.NumericLiteral], (c, node) => literal(c, node, Number(node.text))),
  ...on<ts.Node>([K.TrueKeyword], (c, node) => literal(c, node, true)),
  ...on<ts.Node>([K.FalseKeyword], (c, node) => literal(c, node, false)),
  ...on<ts.Node>([K.NullKeyword], (c, node) => literal(c, node, null)),
  ...on<ts.BigIntLiteral>([K.BigIntLiteral], bigint),
  ...on<ts.RegularExpressionLiteral>([K.RegularExpressionLiteral], regex),
  ...on<ts.TemplateExpression>([K.TemplateExpression], template),
]
