import { ts } from 'ts-morph'
import type { Call, Cast, Expression, Tagged } from '../model/expression.ts'
import { commonJsCall, requireOf } from './commonjs.ts'
import type { Context, Draft } from './context.ts'
import { on } from './handlers.ts'
import { CHAIN_DEPTH } from './limits.ts'
import { taggedParts } from './literals.ts'
import { constantKey } from './names.ts'

const K = ts.SyntaxKind

type Link =
  | ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression | ts.TaggedTemplateExpression
  | ts.ParenthesizedExpression | ts.NonNullExpression | ts.AsExpression | ts.SatisfiesExpression

/**
 * Reads, calls, casts and parentheses lean on what stands left of them: `a.b(c)!.d`. The parser makes such chains of any
 * length without recursion, so they are lowered from the inside out in a loop.
 */
function chain(c: Context, outermost: Link): Expression {
  const links: Link[] = []
  let node: ts.Expression = outermost
  for (; isLink(node); node = leftOf(node)) links.push(node)
  const depth = c.depth
  const room = Math.max(CHAIN_DEPTH - depth, 1)
  c.depth = depth + Math.min(links.length, room)
  let value = c.expression(node)
  let lost: Expression[] | null = links.length > room ? [value] : null
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index] as Link
    c.depth = depth + Math.min(index, room)
    if (lost && index >= room) {
      operands(c, link, lost)
      continue
    }
    if (lost) value = c.unknown(links[index + 1] ?? link, lost)
    lost = null
    value = apply(c, link, value)
  }
  c.depth = depth
  return value
}

function isLink(node: ts.Node): node is Link {
  switch (node.kind) {
    case K.PropertyAccessExpression:
    case K.ParenthesizedExpression:
    case K.ElementAccessExpression:
    case K.NonNullExpression:
    case K.AsExpression:
    case K.SatisfiesExpression:
    case K.TaggedTemplateExpression:
      return true
    case K.CallExpression:
      return !isImport((node as ts.CallExpression).expression)
    default:
      return false
  }
}

function leftOf(link: Link): ts.Expression {
  return link.kind === K.TaggedTemplateExpression ? (link as ts.TaggedTemplateExpression).tag : (link as ts.CallExpression).expression
}

/** Keeps what a link that is too deep contains besides its left side. */
function operands(c: Context, link: Link, into: Expression[]): void {
  if (link.kind === K.CallExpression) for (const node of link.arguments) into.push(c.expression(node))
  else if (link.kind === K.ElementAccessExpression) into.push(c.expression(link.argumentExpression))
  else if (link.kind === K.TaggedTemplateExpression) for (const value of taggedParts(c, link.template).values) into.push(value)
}

function apply(c: Context, link: Link, left: Expression): Expression {
  switch (link.kind) {
    case K.PropertyAccessExpression: return member(c, link, left)
    case K.CallExpression: return call(c, link, left)
    case K.ParenthesizedExpression: return left
    case K.ElementAccessExpression: return element(c, link, left)
    case K.TaggedTemplateExpression: return tagged(c, link, left)
    default: return cast(c, link, left)
  }
}

function member(c: Context, node: ts.PropertyAccessExpression, object: Expression): Expression {
  const { start, end } = c.span(node)
  const property = c.own(node.name.text)
  return { kind: 'member', start, end, object, property, name: c.span(node.name), optional: node.questionDotToken !== undefined }
}

function element(c: Context, node: ts.ElementAccessExpression, object: Expression): Expression {
  const { start, end } = c.span(node)
  const optional = node.questionDotToken !== undefined
  const property = constantKey(c, node.argumentExpression)
  if (property !== null) return { kind: 'member', start, end, object, property, name: c.span(node.argumentExpression), optional }
  return { kind: 'index', start, end, object, index: c.expression(node.argumentExpression), optional }
}

function call(c: Context, node: ts.CallExpression, callee: Expression): Expression {
  const { start, end } = c.span(node)
  const args = c.expressions(node.arguments)
  const required = requireOf(c, start, end, callee, args)
  if (required) return required
  const optional = node.questionDotToken !== undefined
  const made: Draft<Call> = { kind: 'call', start, end, callee, arguments: args, new: false, optional }
  if (node.typeArguments) made.typeArguments = c.typeList(node.typeArguments)
  commonJsCall(c, made)
  return made
}

function tagged(c: Context, node: ts.TaggedTemplateExpression, tag: Expression): Expression {
  const { start, end } = c.span(node)
  const { strings, values } = taggedParts(c, node.template)
  const made: Draft<Tagged> = { kind: 'tagged', start, end, tag, strings, values }
  if (node.typeArguments) made.typeArguments = c.typeList(node.typeArguments)
  return made
}

type CastSyntax = ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression | ts.TypeAssertion

function cast(c: Context, node: CastSyntax, value: Expression): Expression {
  const form = node.kind === K.NonNullExpression ? 'non-null' : node.kind === K.SatisfiesExpression ? 'satisfies' : 'as'
  const made: Cast = { start: c.start(node), end: node.end, form, type: node.kind === K.NonNullExpression ? null : c.type(node.type) }
  if (value.casts) (value.casts as Cast[]).push(made)
  else (value as { casts?: readonly Cast[] }).casts = [made]
  return value
}

function newCall(c: Context, node: ts.NewExpression): Expression {
  const { start, end } = c.span(node)
  const callee = c.expression(node.expression)
  const args = c.expressions(node.arguments ?? [])
  const made: Draft<Call> = { kind: 'call', start, end, callee, arguments: args, new: true, optional: false }
  if (node.typeArguments) made.typeArguments = c.typeList(node.typeArguments)
  return made
}

/** `import(x)`, `import.defer(x)`, `import.source(x)`. */
function isImport(callee: ts.Node): boolean {
  if (callee.kind === K.ImportKeyword) return true
  return callee.kind === K.MetaProperty
    && (callee as ts.MetaProperty).keywordToken === K.ImportKeyword
    && (callee as ts.MetaProperty).name.text !== 'meta'
}

function importCall(c: Context, node: ts.CallExpression): Expression {
  const { start, end } = c.span(node)
  // The options, if any, say how to load and not what: they are left out.
  const specifier = node.arguments[0] && c.expression(node.arguments[0])
  if (!specifier) return c.unknown(node)
  if (specifier.kind === 'literal' && typeof specifier.value === 'string') {
    c.requests.push({ start: specifier.start, end: specifier.end, from: specifier.value, form: 'dynamic' })
  }
  return { kind: 'import-call', start, end, from: specifier }
}

function callOrImport(c: Context, node: ts.CallExpression): Expression {
  return isImport(node.expression) ? importCall(c, node) : chain(c, node)
}

export const access = [
  ...on<Link>([
    K.PropertyAccessExpression, K.ElementAccessExpression, K.ParenthesizedExpression, K.NonNullExpression, K.AsExpression,
    K.SatisfiesExpression, K.TaggedTemplateExpression,
  ], chain),
  ...on<ts.CallExpression>([K.CallExpression], callOrImport),
  ...on<ts.NewExpression>([K.NewExpression], newCall),
  ...on<ts.TypeAssertion>([K.TypeAssertionExpression], (c, node) => cast(c, node, c.expression(node.expression))),
]
