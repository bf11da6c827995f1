import type { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import { assign } from './assign.ts'
import { bodyStatements } from './blocks.ts'
import type { Context } from './context.ts'
import { declareVariables } from './declare.ts'
import { onStatement } from './handlers.ts'
import { K } from './kinds.ts'
import { addTemporary, assignPattern, declarePattern, isPattern, withoutParentheses } from './patterns.ts'
import { openScope, within } from './scope.ts'
import { lowerVariables } from './variables.ts'

function lowerFor(c: Context, node: ts.ForStatement, out: Statement[]): void {
  const start = c.start(node)
  within(c, openScope(c.scope), () => {
    const init: Statement[] = []
    if (node.initializer) lowerInit(c, node.initializer, init)
    const test = node.condition ? c.expression(node.condition) : null
    const update = node.incrementor ? c.expression(node.incrementor) : null
    const body = bodyStatements(c, node.statement)
    out.push({ kind: 'loop', start, end: node.end, form: 'for', init, test, update, body })
  })
}

function lowerInit(c: Context, node: ts.ForInitializer, init: Statement[]): void {
  if (isDeclared(node)) {
    declareVariables(c, node, c.scope, false)
    lowerVariables(c, node, init)
  } else init.push({ kind: 'expression', start: c.start(node), end: node.end, value: c.expression(node) })
}

function isDeclared(node: ts.ForInitializer): node is ts.VariableDeclarationList {
  return node.kind === K.VariableDeclarationList
}

function lowerWhile(c: Context, node: ts.WhileStatement, out: Statement[]): void {
  const start = c.start(node)
  const test = c.expression(node.expression)
  const body = bodyStatements(c, node.statement)
  out.push({ kind: 'loop', start, end: node.end, form: 'while', init: [], test, update: null, body })
}

function lowerDo(c: Context, node: ts.DoStatement, out: Statement[]): void {
  const start = c.start(node)
  const body = bodyStatements(c, node.statement)
  out.push({ kind: 'loop', start, end: node.end, form: 'do', init: [], test: c.expression(node.expression), update: null, body })
}

function lowerEach(c: Context, node: ts.ForOfStatement | ts.ForInStatement, out: Statement[]): void {
  const start = c.start(node)
  const source = c.expression(node.expression)
  const form = node.kind === K.ForOfStatement ? 'of' : 'in'
  const isAwait = node.kind === K.ForOfStatement && node.awaitModifier !== undefined
  within(c, openScope(c.scope), () => {
    const body: Statement[] = []
    const binding = isDeclared(node.initializer)
      ? lowerDeclaredTarget(c, node.initializer, body)
      : lowerTarget(c, node.initializer, body)
    c.binding(binding).each = { form, source }
    for (const statement of bodyStatements(c, node.statement)) body.push(statement)
    out.push({ kind: 'each', start, end: node.end, form, await: isAwait, binding, source, body })
  })
}

/** The variable that takes each element, or a temporary that the pattern takes apart. */
function lowerDeclaredTarget(c: Context, list: ts.VariableDeclarationList, body: Statement[]): number {
  declareVariables(c, list, c.scope, false)
  const [declaration] = list.declarations
  if (!declaration) return addTemporary(c, c.span(list)).binding
  if (isPattern(declaration.name)) {
    const held = addTemporary(c, c.span(declaration.name))
    declarePattern(c, declaration.name, held, body)
    return held.binding
  }
  const binding = c.lookup(declaration.name.text)
  if (binding === null) return addTemporary(c, c.span(declaration)).binding
  if (declaration.type) c.binding(binding).type = c.type(declaration.type)
  return binding
}

/** A target that is declared elsewhere is assigned from a temporary that takes each element. */
function lowerTarget(c: Context, node: ts.Expression, body: Statement[]): number {
  const span = c.span(node)
  const held = addTemporary(c, span)
  const target = withoutParentheses(node)
  const value = isPattern(target) ? assignPattern(c, target, held, span) : assign(c, '=', c.expression(target), held, span)
  body.push({ kind: 'expression', start: span.start, end: span.end, value })
  return held.binding
}

export const loops = [
  ...onStatement([K.ForStatement], lowerFor),
  ...onStatement([K.WhileStatement], lowerWhile),
  ...onStatement([K.DoStatement], lowerDo),
  ...onStatement([K.ForOfStatement, K.ForInStatement], lowerEach)
]
