import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'
import { propertyKey } from './names.ts'

const K = ts.SyntaxKind

export type Pattern = ts.BindingPattern | ts.ObjectLiteralExpression | ts.ArrayLiteralExpression

/** One element of a pattern: what it reads of the source, and where that goes. Its span is that of the element. */
export interface Piece extends Span {
  readonly read: (source: Expression) => Expression
  readonly target: ts.Node
  readonly fallback: ts.Expression | null
}

export function isAssignmentPattern(node: ts.Node): node is ts.ObjectLiteralExpression | ts.ArrayLiteralExpression {
  return node.kind === K.ObjectLiteralExpression || node.kind === K.ArrayLiteralExpression
}

/** The elements of a pattern, be it of a declaration or (an object or array literal) of an assignment. */
export function piecesOf(c: Context, pattern: Pattern): Piece[] {
  switch (pattern.kind) {
    case K.ObjectBindingPattern: return boundProperties(c, pattern)
    case K.ArrayBindingPattern: return boundElements(c, pattern)
    case K.ObjectLiteralExpression: return assignedProperties(c, pattern)
    default: return assignedElements(c, pattern)
  }
}

function boundProperties(c: Context, pattern: ts.ObjectBindingPattern): Piece[] {
  const taken: (string | null)[] = []
  return pattern.elements.map((element) => {
    const span = c.span(element)
    const { name: target } = element
    const fallback = element.initializer ?? null
    if (element.dotDotDotToken) return { start: span.start, end: span.end, read: restOf(c, target, [...taken], null), target, fallback }
    const key = element.propertyName ?? (element.name as ts.PropertyName)
    return { start: span.start, end: span.end, read: readKey(c, key, taken), target, fallback }
  })
}

function boundElements(c: Context, pattern: ts.ArrayBindingPattern): Piece[] {
  const pieces: Piece[] = []
  pattern.elements.forEach((element, index) => {
    if (element.kind !== K.BindingElement) return
    const { name: target } = element
    const read = element.dotDotDotToken ? restOf(c, target, [], index) : readElement(c, target, index)
    pieces.push({ start: c.start(element), end: element.end, read, target, fallback: element.initializer ?? null })
  })
  return pieces
}

function assignedProperties(c: Context, pattern: ts.ObjectLiteralExpression): Piece[] {
  const taken: (string | null)[] = []
  const pieces: Piece[] = []
  for (const property of pattern.properties) {
    const span = c.span(property)
    if (property.kind === K.SpreadAssignment) {
      pieces.push({ start: span.start, end: span.end, read: restOf(c, property.expression, [...taken], null), target: property.expression, fallback: null })
    } else if (property.kind === K.ShorthandPropertyAssignment) {
      const fallback = property.objectAssignmentInitializer ?? null
      pieces.push({ start: span.start, end: span.end, read: readKey(c, property.name, taken), target: property.name, fallback })
    } else if (property.kind === K.PropertyAssignment) {
      pieces.push({ start: span.start, end: span.end, read: readKey(c, property.name, taken), ...split(property.initializer) })
    }
  }
  return pieces
}

function assignedElements(c: Context, pattern: ts.ArrayLiteralExpression): Piece[] {
  const pieces: Piece[] = []
  pattern.elements.forEach((element, index) => {
    if (element.kind === K.OmittedExpression) return
    const span = c.span(element)
    if (element.kind === K.SpreadElement) {
      const target = (element as ts.SpreadElement).expression
      pieces.push({ start: span.start, end: span.end, read: restOf(c, target, [], index), target, fallback: null })
      return
    }
    const { target, fallback } = split(element)
    pieces.push({ start: span.start, end: span.end, read: readElement(c, target, index), target, fallback })
  })
  return pieces
}

/** `target = fallback` of an assignment pattern, parentheses around the target removed. */
function split(node: ts.Expression): { target: ts.Expression, fallback: ts.Expression | null } {
  let target = node
  let fallback: ts.Expression | null = null
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === K.EqualsToken) {
    target = node.left
    fallback = node.right
  }
  while (ts.isParenthesizedExpression(target)) target = target.expression
  return { target, fallback }
}

/** Reads a property; its span is that of the key. `taken` learns the key, for the rest that may follow. */
function readKey(c: Context, name: ts.PropertyName, taken: (string | null)[]): Piece['read'] {
  const { key, span, computed } = propertyKey(c, name)
  taken.push(key)
  if (key !== null) return (object) => ({ kind: 'member', start: span.start, end: span.end, object, property: key, name: span, optional: false })
  return (object) => ({ kind: 'index', start: span.start, end: span.end, object, index: c.expression(computed as ts.Expression), optional: false })
}

function readElement(c: Context, target: ts.Node, index: number): Piece['read'] {
  const span = c.span(target)
  return (object) => ({ kind: 'member', start: span.start, end: span.end, object, property: String(index), name: span, optional: false })
}

function restOf(c: Context, target: ts.Node, except: readonly (string | null)[], from: number | null): Piece['read'] {
  const span = c.span(target)
  return (object) => ({ kind: 'rest', start: span.start, end: span.end, object, except, from })
}
