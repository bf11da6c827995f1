import { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import { nameValue } from './assign.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { propertyKey } from './names.ts'

const K = ts.SyntaxKind

function object(c: Context, node: ts.ObjectLiteralExpression): Expression {
  const { start, end } = c.span(node)
  const entries: ObjectEntry[] = []
  for (const property of node.properties) entries.push(entry(c, property))
  return { kind: 'object', start, end, entries }
}

function entry(c: Context, node: ts.ObjectLiteralElementLike): ObjectEntry {
  const { start, end } = c.span(node)
  switch (node.kind) {
    case K.PropertyAssignment:
      return keyed(c, node.name, 'plain', start, end, c.expression(node.initializer))
    case K.ShorthandPropertyAssignment:
      return keyed(c, node.name, 'shorthand', start, end, shorthand(c, node))
    case K.SpreadAssignment:
      return { kind: 'spread', start, end, value: c.expression(node.expression) }
    default:
      return keyed(c, node.name, FORMS[node.kind], start, end, method(c, node))
  }
}

const FORMS = {
  [K.MethodDeclaration]: 'method',
  [K.GetAccessor]: 'getter',
  [K.SetAccessor]: 'setter',
} as const

type Form = 'plain' | 'shorthand' | 'method' | 'getter' | 'setter'

function keyed(c: Context, name: ts.PropertyName, form: Form, start: number, end: number, value: Expression): ObjectEntry {
  const { key, span, computed } = propertyKey(c, name)
  if (key === null) return { kind: 'computed', start, end, key: c.expression(computed as ts.Expression), value }
  nameValue(c, value, key)
  return { kind: 'property', start, end, key, name: span, value, form }
}

function shorthand(c: Context, node: ts.ShorthandPropertyAssignment): Expression {
  const { start, end } = c.span(node.name)
  const value = c.name(node.name.text, start, end)
  if (!node.objectAssignmentInitializer) return value
  // `{ a = 1 }` outside of a pattern: an error of the text, read as the default that was meant.
  const fallback = c.expression(node.objectAssignmentInitializer)
  return { kind: 'fallback', start: c.start(node), end: node.end, value, fallback }
}

function method(c: Context, node: ts.MethodDeclaration | ts.AccessorDeclaration): Expression {
  const { start, end } = c.span(node)
  const kind = FORMS[node.kind]
  const index = c.stages.function(c, node, { kind, name: null, class: null, static: false })
  return { kind: 'function', start, end, function: index }
}

function array(c: Context, node: ts.ArrayLiteralExpression): Expression {
  const { start, end } = c.span(node)
  const elements: (Expression | null)[] = []
  for (const element of node.elements) elements.push(element.kind === K.OmittedExpression ? null : c.expression(element))
  return { kind: 'array', start, end, elements }
}

function spread(c: Context, node: ts.SpreadElement): Expression {
  const { start, end } = c.span(node)
  return { kind: 'spread', start, end, value: c.expression(node.expression) }
}

export const objects = [
  ...on<ts.ObjectLiteralExpression>([K.ObjectLiteralExpression], object),
  ...on<ts.ArrayLiteralExpression>([K.ArrayLiteralExpression], array),
  ...on<ts.SpreadElement>([K.SpreadElement], spread),
]
