import type { ts } from 'ts-morph'
import type { Expression, Ref } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import { assign, nameValue } from './assign.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'
import { TREE_DEPTH } from './limits.ts'
import { piecesOf, type Pattern, type Piece } from './pieces.ts'
import { addBinding } from './scope.ts'

/** What becomes of the values that a pattern takes out. */
interface Sink {
  /** A name or target gets its value; `span` is that of the pattern's element. */
  readonly leaf: (target: ts.Node, value: Expression, span: Span) => void
  /** Keeps a value that is read several times in a temporary. */
  readonly hold: (temporary: Ref, value: Expression) => void
}

export function isPattern(node: ts.Node): node is Pattern {
  switch (node.kind) {
    case K.ObjectBindingPattern:
    case K.ArrayBindingPattern:
    case K.ObjectLiteralExpression:
    case K.ArrayLiteralExpression: return true
    default: return false
  }
}

export function withoutParentheses(node: ts.Expression): ts.Expression {
  let inner = node
  while (inner.kind === K.ParenthesizedExpression) inner = (inner as ts.ParenthesizedExpression).expression
  return inner
}

/** A name that no text can hold. */
export function temporaryName(c: Context): string {
  return `%${c.bindings.length}`
}

/** A temporary for what is taken apart at `span`: by all its uses, that is where it stands. */
export function addTemporary(c: Context, span: Span): Ref {
  const name = temporaryName(c)
  return { kind: 'ref', start: span.start, end: span.end, name, binding: addBinding(c, name, 'temporary', span) }
}

/** Declares the names of a pattern: one statement a name. */
export function declarePattern(c: Context, pattern: Pattern, source: Expression, out: Statement[]): void {
  takeApart(c, pattern, source, {
    leaf: (target, value, span) => declareName(c, target as ts.Identifier, value, span, out),
    hold: (temporary, value) => pushDeclare(c, temporary.binding, value, temporary, out)
  })
}

/** `x = value` of a declaration. Where the name is missing, the value stays. */
export function declareName(c: Context, name: ts.Identifier, value: Expression, span: Span, out: Statement[]): void {
  const binding = name.text ? c.lookup(name.text) : null
  if (binding === null) out.push({ kind: 'expression', start: span.start, end: span.end, value })
  else pushDeclare(c, binding, value, span, out)
}

export function pushDeclare(c: Context, index: number, value: Expression | null, span: Span, out: Statement[]): void {
  const binding = c.binding(index)
  if (value) {
    binding.values.push(value)
    nameValue(c, value, binding.name)
  }
  out.push({ kind: 'declare', start: span.start, end: span.end, binding: index, value })
}

/**
 * A destructuring assignment: a sequence of assignments, whose last item is what was taken apart. That is held in a
 * temporary, even when it is a plain name: the name may be one of the targets.
 */
export function assignPattern(c: Context, pattern: Pattern, source: Expression, span: Span): Expression {
  const items: Expression[] = []
  const hold = (temporary: Ref, value: Expression) => {
    items.push(assign(c, '=', temporary, value, value))
  }
  const held = isTemporary(c, source) ? source : holdIn(addTemporary(c, c.span(pattern)), source, hold)
  const leaf = (target: ts.Node, value: Expression, at: Span) => {
    items.push(assign(c, '=', c.expression(target), value, at))
  }
  takeApart(c, pattern, held, { leaf, hold })
  items.push(held)
  return { kind: 'sequence', start: span.start, end: span.end, items }
}

function isTemporary(c: Context, source: Expression): boolean {
  return source.kind === 'ref' && c.binding(source.binding).kind === 'temporary'
}

function holdIn(temporary: Ref, value: Expression, hold: Sink['hold']): Ref {
  hold(temporary, value)
  return temporary
}

/** A plain name can be read again and again; so can anything that is read once. */
function isReadable(source: Expression, reads: number): boolean {
  return reads === 1 || source.kind === 'ref' || source.kind === 'global' || source.kind === 'this'
}

function takeApart(c: Context, pattern: Pattern, source: Expression, sink: Sink): void {
  if (c.depth >= TREE_DEPTH) return
  c.depth++
  const pieces = piecesOf(c, pattern)
  const from = isReadable(source, pieces.length) ? source : holdIn(addTemporary(c, c.span(pattern)), source, sink.hold)
  for (const piece of pieces) takePiece(c, piece, from, sink)
  c.depth--
}

function takePiece(c: Context, piece: Piece, source: Expression, sink: Sink): void {
  const { start, end, target, fallback } = piece
  const read = piece.read(source)
  const value: Expression = fallback ? { kind: 'fallback', start, end, value: read, fallback: c.expression(fallback) } : read
  if (isPattern(target)) takeApart(c, target, value, sink)
  else sink.leaf(target, value, piece)
}
