import { ts } from 'ts-morph'
import type { Expression, Ref } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import { assign, nameValue } from './assign.ts'
import type { Context } from './context.ts'
import { TREE_DEPTH } from './limits.ts'
import { isAssignmentPattern, piecesOf, type Pattern, type Piece } from './pieces.ts'
import { addBinding } from './scope.ts'

const K = ts.SyntaxKind

/** What becomes of the values that a pattern takes out. */
interface Sink {
  /** A name or target gets its value; `span` is that of the pattern's element. */
  leaf(target: ts.Node, value: Expression, span: Span): void
  /** Keeps a value that is read several times in a temporary. */
  hold(temporary: Ref, value: Expression): void
}

export function isPattern(node: ts.Node): node is Pattern {
  return node.kind === K.ObjectBindingPattern || node.kind === K.ArrayBindingPattern || isAssignmentPattern(node)
}

/** A temporary binding for what `pattern` takes apart. */
export function addTemporary(c: Context, span: Span): Ref {
  const name = `%${c.bindings.length}`
  return { kind: 'ref', start: span.start, end: span.end, name, binding: addBinding(c, name, 'temporary', span) }
}

/** Declares the names of a pattern: one statement a name. */
export function declarePattern(c: Context, pattern: ts.Node, source: Expression, out: Statement[]): void {
  takeApart(c, pattern as Pattern, source, {
    leaf: (target, value, span) => declareName(c, target as ts.Identifier, value, span, out),
    hold: (temporary, value) => pushDeclare(c, temporary.binding, value, temporary, out),
  })
}

/** `x = value` of a declaration. */
export function declareName(c: Context, name: ts.Identifier, value: Expression, span: Span, out: Statement[]): void {
  const binding = name.text ? c.lookup(c.own(name.text)) : null
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

/** A destructuring assignment: a sequence of assignments, whose last item is what was taken apart. */
export function assignPattern(c: Context, pattern: ts.Node, source: Expression, span: Span): Expression {
  const items: Expression[] = []
  const held = hold(c, source, c.span(pattern), (temporary, value) => items.push(assign(c, '=', temporary, value, value)))
  takeApart(c, pattern as Pattern, held, {
    leaf: (target, value, at) => items.push(assign(c, '=', c.expression(target), value, at)),
    hold: (temporary, value) => items.push(assign(c, '=', temporary, value, temporary)),
  })
  items.push(held)
  return { kind: 'sequence', start: span.start, end: span.end, items }
}

/** A plain name can be read again and again; anything else is evaluated once, into a temporary. */
function hold(c: Context, source: Expression, span: Span, keep: Sink['hold']): Expression {
  if (source.kind === 'ref' || source.kind === 'global' || source.kind === 'this') return source
  const temporary = addTemporary(c, span)
  keep(temporary, source)
  return temporary
}

function takeApart(c: Context, pattern: Pattern, source: Expression, sink: Sink): void {
  if (c.depth >= TREE_DEPTH) return
  c.depth++
  const pieces = piecesOf(c, pattern)
  const isReadOnce = pieces.length === 1
  const from = isReadOnce ? source : hold(c, source, c.span(pattern), sink.hold)
  for (const piece of pieces) takePiece(c, piece, from, sink)
  c.depth--
}

function takePiece(c: Context, piece: Piece, source: Expression, sink: Sink): void {
  const read = piece.read(source)
  const { start, end } = piece
  const value: Expression = piece.fallback
    ? { kind: 'fallback', start, end, value: read, fallback: c.expression(piece.fallback) }
    : read
  if (isPattern(piece.target)) takeApart(c, piece.target, value, sink)
  else sink.leaf(piece.target, value, piece)
}
