import type { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import { nameValue } from './assign.ts'
import type { Context } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { propertyKey } from './names.ts'

function object(c: Context, node: ts.ObjectLiteralExpression): Expression {
  const start = c.start(node)
  const entries: ObjectEntry[] = []
  for (const property of node.properties) {
    entries.push(property.kind === K.SpreadAssignment ? spread(c, property) : keyed(c, property))
  }
  return { kind: 'object', start, end: node.end, entries }
}

type KeyedProperty = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>

function keyed(c: Context, node: KeyedProperty): ObjectEntry {
  const start = c.start(node)
  const { end } = node
  const { key, span, computed } = propertyKey(c, node.name)
  if (computed) return { kind: 'computed', start, end, key: c.expression(computed), value: valueOf(c, node) }
  const value = valueOf(c, node)
  nameValue(c, value, key)
  return { kind: 'property', start, end, key, name: span, value, form: formOf(node) }
}

function formOf(node: KeyedProperty): 'plain' | 'shorthand' | 'method' | 'getter' | 'setter' {
  switch (node.kind) {
    case K.PropertyAssignment: return 'plain'
    case K.ShorthandPropertyAssignment: return 'shorthand'
    default: return METHODS[node.kind]
  }
}

const METHODS = {
  [K.MethodDeclaration]: 'method',
  [K.GetAccessor]: 'getter',
  [K.SetAccessor]: 'setter'
} as const

function valueOf(c: Context, node: KeyedProperty): Expression {
  switch (node.kind) {
    case K.PropertyAssignment: return c.expression(node.initializer)
    case K.ShorthandPropertyAssignment: return shorthand(c, node)
    default: return method(c, node)
  }
}

function shorthand(c: Context, node: ts.ShorthandPropertyAssignment): Expression {
  const value = c.expression(node.name)
  if (!node.objectAssignmentInitializer) return value
  // `{ a = 1 }` outside of a pattern: an error of the text, read as the default that was meant.
  const fallback = c.expression(node.objectAssignmentInitializer)
  return { kind: 'fallback', start: c.start(node), end: node.end, value, fallback }
}

function method(c: Context, node: ts.MethodDeclaration | ts.AccessorDeclaration): Expression {
  const start = c.start(node)
  const index = c.stages.function(c, node, { kind: METHODS[node.kind], name: null, class: null, static: false })
  return { kind: 'function', start, end: node.end, function: index }
}

function array(c: Context, node: ts.ArrayLiteralExpression): Expression {
  const start = c.start(node)
  const elements: (Expression | null)[] = []
  for (const element of node.elements) elements.push(element.kind === K.OmittedExpression ? null : c.expression(element))
  return { kind: 'array', start, end: node.end, elements }
}

/** `...value`, in an array, in arguments or (as an entry, which looks the same) in an object. */
function spread(c: Context, node: ts.SpreadElement | ts.SpreadAssignment): Expression & { kind: 'spread' } {
  const start = c.start(node)
  return { kind: 'spread', start, end: node.end, value: c.expression(node.expression) }
}

export const objects = [
  ...on([K.ObjectLiteralExpression], object),
  ...on([K.ArrayLiteralExpression], array),
  ...on([K.SpreadElement], spread)
]
