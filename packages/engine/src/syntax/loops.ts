import { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import { assign } from './assign.ts'
import { bodyStatements } from './blocks.ts'
import type { Context } from './context.ts'
import { declareVariables } from './declare.ts'
import { addTemporary, assignPattern, declarePattern, isPattern } from './patterns.ts'
import { openScope, within } from './scope.ts'
import { onStatement } from './statement-handlers.ts'
import { lowerVariables } from './variables.ts'

const K = ts.SyntaxKind

function lowerFor(c: Context, node: ts.ForStatement, out: Statement[]): void {
  within(c, openScope(c.scope), () => {
    const init: Statement[] = []
    if (node.initializer) lowerInit(c, node.initializer, init)
    const test = node.condition ? c.expression(node.condition) : null
    const update = node.incrementor ? c.expression(node.incrementor) : null
    out.push({ kind: 'loop', start: c.start(node), end: node.end, form: 'for', init, test, update, body: bodyStatements(c, node.statement) })
  })
}

function lowerInit(c: Context, node: ts.ForInitializer, init: Statement[]): void {
  if (node.kind === K.VariableDeclarationList) {
    declareVariables(c, node as ts.VariableDeclarationList, c.scope, false)
    lowerVariables(c, node as ts.VariableDeclarationList, init)
  } else init.push({ kind: 'expression', start: c.start(node), end: node.end, value: c.expression(node) })
}

function lowerWhile(c: Context, node: ts.WhileStatement | ts.DoStatement, out: Statement[]): void {
  const span = c.span(node)
  if (node.kind === K.WhileStatement) {
    const test = c.expression(node.expression)
    out.push({ kind: 'loop', start: span.start, end: span.end, form: 'while', init: [], test, update: null, body: bodyStatements(c, node.statement) })
    return
  }
  const body = bodyStatements(c, node.statement)
  out.push({ kind: 'loop', start: span.start, end: span.end, form: 'do', init: [], test: c.expression(node.expression), update: null, body })
}

function lowerEach(c: Context, node: ts.ForOfStatement | ts.ForInStatement, out: Statement[]): void {
  const source = c.expression(node.expression)
  const form = node.kind === K.ForOfStatement ? 'of' : 'in'
  within(c, openScope(c.scope), () => {
    const body: Statement[] = []
    const binding = lowerTarget(c, node.initializer, body)
    c.binding(binding).each = { form, source }
    for (const statement of bodyStatements(c, node.statement)) body.push(statement)
    const isAwait = node.kind === K.ForOfStatement && node.awaitModifier !== undefined
    out.push({ kind: 'each', start: c.start(node), end: node.end, form, await: isAwait, binding, source, body })
  })
}

/** The binding that takes each element. A pattern, or a target declared elsewhere, is served from a temporary. */
function lowerTarget(c: Context, node: ts.ForInitializer, body: Statement[]): number {
  if (node.kind === K.VariableDeclarationList) return lowerDeclaredTarget(c, node as ts.VariableDeclarationList, body)
  const span = c.span(node)
  const held = addTemporary(c, span)
  let target = node as ts.Expression
  while (target.kind === K.ParenthesizedExpression) target = (target as ts.ParenthesizedExpression).expression
  const value = isPattern(target) ? assignPattern(c, target, held, span) : assign(c, '=', c.expression(target), held, span)
  body.push({ kind: 'expression', start: span.start, end: span.end, value })
  return held.binding
}

function lowerDeclaredTarget(c: Context, list: ts.VariableDeclarationList, body: Statement[]): number {
  declareVariables(c, list, c.scope, false)
  const [declaration] = list.declarations
  if (!declaration) return addTemporary(c, c.span(list)).binding
  if (isPattern(declaration.name)) {
    const held = addTemporary(c, c.span(declaration.name))
    declarePattern(c, declaration.name, held, body)
    return held.binding
  }
  return c.lookup(c.own(declaration.name.text)) ?? addTemporary(c, c.span(declaration)).binding
}

export const loops = [
  ...onStatement<ts.ForStatement>([K.ForStatement], lowerFor),
  ...onStatement<ts.WhileStatement | ts.DoStatement>([K.WhileStatement, K.DoStatement], lowerWhile),
  ...onStatement<ts.ForOfStatement | ts.ForInStatement>([K.ForOfStatement, K.ForInStatement], lowerEach),
]
