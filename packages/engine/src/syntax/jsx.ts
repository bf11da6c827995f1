import type { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { literal } from './literals.ts'
import { propertyKey } from './names.ts'

function element(c: Context, node: ts.JsxElement): Expression {
  const { start, end } = c.span(node)
  const opened = tag(c, node.openingElement.tagName)
  const attributes = entries(c, node.openingElement.attributes)
  return { kind: 'jsx', start, end, tag: opened, attributes, children: children(c, node.children) }
}

function selfClosing(c: Context, node: ts.JsxSelfClosingElement): Expression {
  const { start, end } = c.span(node)
  return { kind: 'jsx', start, end, tag: tag(c, node.tagName), attributes: entries(c, node.attributes), children: [] }
}

function fragment(c: Context, node: ts.JsxFragment): Expression {
  const { start, end } = c.span(node)
  return { kind: 'jsx', start, end, tag: null, attributes: [], children: children(c, node.children) }
}

/** Components are names; the elements of HTML are texts. */
function tag(c: Context, name: ts.JsxTagNameExpression): Expression {
  if (name.kind === K.JsxNamespacedName) return literal(c, name, `${name.namespace.text}:${name.name.text}`)
  if (name.kind === K.Identifier && /^[a-z]|-/.test(name.text)) return literal(c, name, name.text)
  return c.expression(name)
}

function entries(c: Context, attributes: ts.JsxAttributes): ObjectEntry[] {
  return attributes.properties.map((attribute): ObjectEntry => {
    const { start, end } = c.span(attribute)
    if (attribute.kind === K.JsxSpreadAttribute) return { kind: 'spread', start, end, value: c.expression(attribute.expression) }
    const { key, span } = propertyKey(c, attribute.name)
    const { initializer } = attribute
    const value = (initializer && content(c, initializer)) ?? literal(c, attribute.name, true)
    return { kind: 'property', start, end, key: key ?? '', name: span, value, form: 'plain' }
  })
}

function children(c: Context, nodes: readonly ts.JsxChild[]): Expression[] {
  const children: Expression[] = []
  for (const node of nodes) {
    const child = content(c, node)
    if (child) children.push(child)
  }
  return children
}

/** What stands in an element or an attribute; null for `{}` and for text that is only there to indent. */
function content(c: Context, node: ts.JsxChild | ts.JsxAttributeValue): Expression | null {
  if (node.kind === K.JsxText) return node.containsOnlyTriviaWhiteSpaces ? null : literal(c, node, node.text)
  if (node.kind !== K.JsxExpression) return c.expression(node)
  if (!node.expression) return null
  const value = c.expression(node.expression)
  return node.dotDotDotToken ? { kind: 'spread', start: c.start(node), end: node.end, value } : value
}

export const jsx = [
  ...on([K.JsxElement], element),
  ...on([K.JsxSelfClosingElement], selfClosing),
  ...on([K.JsxFragment], fragment)
]
