import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'
import { propertyKey } from './names.ts'

export type Pattern = ts.BindingPattern | ts.ObjectLiteralExpression | ts.ArrayLiteralExpression

/** One element of a pattern: what it reads of the source, and where that goes. Its span is that of the element. */
export interface Piece extends Span {
  readonly read: Read
  readonly target: ts.Node
  readonly fallback: ts.Expression | null
}

type Read = (source: Expression) => Expression
/** Keys that were read before a rest; null for computed ones. */
type Taken = (string | null)[]

/** The elements of a pattern, be it of a declaration or (an object or array literal) of an assignment. */
export function piecesOf(c: Context, pattern: Pattern): Piece[] {
  switch (pattern.kind) {
    case K.ObjectBindingPattern: return boundProperties(c, pattern)
    case K.ArrayBindingPattern: return boundElements(c, pattern)
    case K.ObjectLiteralExpression: return assignedProperties(c, pattern)
    default: return assignedElements(c, pattern)
  }
}

function piece(c: Context, node: ts.Node, read: Read, target: ts.Node, fallback: ts.Expression | undefined): Piece {
  return { start: c.start(node), end: node.end, read, target, fallback: fallback ?? null }
}

function boundProperties(c: Context, pattern: ts.ObjectBindingPattern): Piece[] {
  const taken: Taken = []
  return pattern.elements.map((element) => {
    const { name, propertyName, initializer } = element
    const read = element.dotDotDotToken ? restOf(c, name, taken, null) : readKey(c, propertyName ?? name as ts.Identifier, taken)
    return piece(c, element, read, name, initializer)
  })
}

function boundElements(c: Context, pattern: ts.ArrayBindingPattern): Piece[] {
  return pattern.elements.flatMap((element, index) => {
    if (element.kind !== K.BindingElement) return []
    const { name, initializer } = element
    const read = element.dotDotDotToken ? restOf(c, name, [], index) : readElement(c, name, index)
    return piece(c, element, read, name, initializer)
  })
}

function assignedProperties(c: Context, pattern: ts.ObjectLiteralExpression): Piece[] {
  const taken: Taken = []
  return pattern.properties.flatMap((property) => {
    switch (property.kind) {
      case K.SpreadAssignment:
        return piece(c, property, restOf(c, property.expression, taken, null), property.expression, undefined)
      case K.ShorthandPropertyAssignment:
        return piece(c, property, readKey(c, property.name, taken), property.name, property.objectAssignmentInitializer)
      case K.PropertyAssignment: {
        const { target, fallback } = split(property.initializer)
        return piece(c, property, readKey(c, property.name, taken), target, fallback)
      }
      default: return []
    }
  })
}

function assignedElements(c: Context, pattern: ts.ArrayLiteralExpression): Piece[] {
  return pattern.elements.flatMap((element, index) => {
    if (element.kind === K.OmittedExpression) return []
    if (element.kind === K.SpreadElement) {
      const { expression } = element as ts.SpreadElement
      return piece(c, element, restOf(c, expression, [], index), expression, undefined)
    }
    const { target, fallback } = split(element)
    return piece(c, element, readElement(c, target, index), target, fallback)
  })
}

/** `target = fallback` of an assignment pattern, parentheses around the target removed. */
function split(node: ts.Expression): { target: ts.Expression, fallback: ts.Expression | undefined } {
  const assignment = isAssignment(node) ? node : null
  let target = assignment ? assignment.left : node
  while (target.kind === K.ParenthesizedExpression) target = (target as ts.ParenthesizedExpression).expression
  return { target, fallback: assignment?.right }
}

function isAssignment(node: ts.Expression): node is ts.BinaryExpression {
  return node.kind === K.BinaryExpression && (node as ts.BinaryExpression).operatorToken.kind === K.EqualsToken
}

/** Reads a property; its span is that of the key. `taken` learns the key, for the rest that may follow. */
function readKey(c: Context, name: ts.PropertyName, taken: Taken): Read {
  const { key, span, computed } = propertyKey(c, name)
  const { start, end } = span
  taken.push(key)
  if (computed) return object => ({ kind: 'index', start, end, object, index: c.expression(computed), optional: false })
  return object => ({ kind: 'member', start, end, object, property: key, name: span, optional: false })
}

function readElement(c: Context, target: ts.Node, index: number): Read {
  const name = c.span(target)
  const { start, end } = name
  return object => ({ kind: 'member', start, end, object, property: String(index), name, optional: false })
}

function restOf(c: Context, target: ts.Node, taken: Taken, from: number | null): Read {
  const { start, end } = c.span(target)
  const except = [...taken]
  return object => ({ kind: 'rest', start, end, object, except, from })
}
