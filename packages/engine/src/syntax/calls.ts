import type { ts } from 'ts-morph'
import type { Call, Expression, Tagged } from '../model/expression.ts'
import { isTooDeep, loseChain } from './chain.ts'
import { commonJsCall, requireOf } from './commonjs.ts'
import type { Context, Draft } from './context.ts'
import { on } from './handlers.ts'
import { K } from './kinds.ts'
import { taggedParts } from './literals.ts'

function call(c: Context, node: ts.CallExpression): Expression {
  if (isImport(node.expression)) return importCall(c, node)
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const { end } = node
  const callee = c.expression(node.expression)
  const args = c.expressions(node.arguments)
  const required = requireOf(c, start, end, callee, args)
  if (required) return required
  const optional = node.questionDotToken !== undefined
  const made: Draft<Call> = { kind: 'call', start, end, callee, arguments: args, new: false, optional }
  if (node.typeArguments) made.typeArguments = c.typeList(node.typeArguments)
  commonJsCall(c, made)
  return made
}

function newCall(c: Context, node: ts.NewExpression): Expression {
  const start = c.start(node)
  const callee = c.expression(node.expression)
  const args = node.arguments ? c.expressions(node.arguments) : []
  const made: Draft<Call> = { kind: 'call', start, end: node.end, callee, arguments: args, new: true, optional: false }
  if (node.typeArguments) made.typeArguments = c.typeList(node.typeArguments)
  return made
}

function tagged(c: Context, node: ts.TaggedTemplateExpression): Expression {
  if (isTooDeep(c)) return loseChain(c, node)
  const start = c.start(node)
  const tag = c.expression(node.tag)
  const { strings, values } = taggedParts(c, node.template)
  const made: Draft<Tagged> = { kind: 'tagged', start, end: node.end, tag, strings, values }
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

/** The options of an import, if any, say how to load and not what: they are left out. */
function importCall(c: Context, node: ts.CallExpression): Expression {
  const start = c.start(node)
  const specifier = node.arguments[0] && c.expression(node.arguments[0])
  if (!specifier) return c.unknown(node)
  if (specifier.kind === 'literal' && typeof specifier.value === 'string') {
    c.requests.push({ start: specifier.start, end: specifier.end, from: specifier.value, form: 'dynamic' })
  }
  return { kind: 'import-call', start, end: node.end, from: specifier }
}

export const calls = [
  ...on([K.CallExpression], call),
  ...on([K.NewExpression], newCall),
  ...on([K.TaggedTemplateExpression], tagged)
]
