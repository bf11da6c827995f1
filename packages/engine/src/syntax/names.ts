import type { ts } from 'ts-morph'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'

/** The name of a declaration; null when it has none, or the parser made one up. */
export function nameOf({ name }: { readonly name?: ts.Identifier | undefined }): string | null {
  return name === undefined || name.text === '' ? null : name.text
}

/** A property's name as written: a constant text, or the expression that computes it. */
export type PropertyKey =
  | { readonly key: string, readonly span: Span, readonly computed: null }
  | { readonly key: null, readonly span: Span, readonly computed: ts.Expression }

export function propertyKey(c: Context, name: ts.PropertyName | ts.JsxAttributeName): PropertyKey {
  switch (name.kind) {
    case K.ComputedPropertyName: return computedKey(c, name.expression)
    case K.JsxNamespacedName: return { key: `${name.namespace.text}:${name.name.text}`, span: c.span(name), computed: null }
    case K.BigIntLiteral: return { key: bigintText(name), span: c.span(name), computed: null }
    default: return { key: name.text, span: c.span(name), computed: null }
  }
}

function computedKey(c: Context, expression: ts.Expression): PropertyKey {
  const span = c.span(expression)
  const key = constantKey(expression)
  return key === null ? { key, span, computed: expression } : { key, span, computed: null }
}

/** The property that `object[index]` reads when `index` is a literal. */
export function constantKey(index: ts.Expression): string | null {
  switch (index.kind) {
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral:
    case K.NumericLiteral: return (index as ts.LiteralExpression).text
    default: return null
  }
}

/** The decimal digits of a bigint, however it is written. */
export function bigintText(node: ts.BigIntLiteral): string {
  const digits = node.text.replace(/n$/, '')
  return /^0[xob]?\w/i.test(digits) && !Number.isNaN(Number(digits)) ? BigInt(digits).toString() : digits
}

/** `a.b.c` of nested names or property reads, with its first name; null when anything else is in it. */
export function dottedName(node: ts.Node): { name: string, first: string } | null {
  const parts: string[] = []
  let next = node
  for (;;) {
    if (next.kind === K.QualifiedName) {
      parts.push((next as ts.QualifiedName).right.text)
      next = (next as ts.QualifiedName).left
    } else if (next.kind === K.PropertyAccessExpression) {
      parts.push((next as ts.PropertyAccessExpression).name.text)
      next = (next as ts.PropertyAccessExpression).expression
    } else break
  }
  const first = next.kind === K.Identifier ? (next as ts.Identifier).text : next.kind === K.ThisKeyword ? 'this' : null
  if (first === null) return null
  return { name: parts.length === 0 ? first : [first, ...parts.reverse()].join('.'), first }
}
