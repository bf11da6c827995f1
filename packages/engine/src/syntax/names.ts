import { ts } from 'ts-morph'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'

const K = ts.SyntaxKind

/** A property's name as written: a constant text, or the expression that computes it. */
export interface PropertyKey {
  /** Null when computed. */
  readonly key: string | null
  readonly span: Span
  readonly computed: ts.Expression | null
}

export function propertyKey(c: Context, name: ts.PropertyName | ts.JsxAttributeName): PropertyKey {
  const span = c.span(name)
  if (name.kind === K.ComputedPropertyName) {
    const key = constantKey(c, name.expression)
    return { key, span: c.span(name.expression), computed: key === null ? name.expression : null }
  }
  if (name.kind === K.JsxNamespacedName) return { key: c.own(`${name.namespace.text}:${name.name.text}`), span, computed: null }
  if (name.kind === K.BigIntLiteral) return { key: c.own(name.text.slice(0, -1)), span, computed: null }
  return { key: c.own(name.text), span, computed: null }
}

/** The property that `object[index]` reads when `index` is a literal. */
export function constantKey(c: Context, index: ts.Expression): string | null {
  if (index.kind === K.StringLiteral || index.kind === K.NoSubstitutionTemplateLiteral || index.kind === K.NumericLiteral) {
    return c.own((index as ts.StringLiteral).text)
  }
  return null
}

/** `a.b.c` of nested names or property reads as text with its first name, or null when anything else is in it. */
export function dottedName(c: Context, node: ts.Node): { name: string, first: string } | null {
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
  const first = next.kind === K.Identifier ? c.own((next as ts.Identifier).text) : next.kind === K.ThisKeyword ? 'this' : null
  if (first === null) return null
  return { name: parts.length === 0 ? first : c.own([first, ...parts.reverse()].join('.')), first }
}
