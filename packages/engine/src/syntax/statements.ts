import type { ts } from 'ts-morph'
import type { Statement, SwitchCase } from '../model/statement.ts'
import { blockStatements, bodyStatements } from './blocks.ts'
import type { Context, StatementHandler } from './context.ts'
import { declareBound } from './declare.ts'
import { declarations } from './declarations.ts'
import { onStatement, tableOf } from './handlers.ts'
import { K } from './kinds.ts'
import { TREE_DEPTH } from './limits.ts'
import { loops } from './loops.ts'
import { addTemporary, declarePattern, isPattern } from './patterns.ts'
import { addBinding, openScope, within } from './scope.ts'

/** `if` with all its `else if`, which may be thousands: each stands alone in the `else` of the one before. */
function lowerIf(c: Context, first: ts.IfStatement, out: Statement[]): void {
  const { depth } = c
  let into = out
  let node: ts.Statement | undefined = first
  for (; node?.kind === K.IfStatement && c.depth < TREE_DEPTH; node = (node as ts.IfStatement).elseStatement) {
    const { expression, thenStatement } = node as ts.IfStatement
    const test = c.expression(expression)
    const otherwise: Statement[] = []
    const then = bodyStatements(c, thenStatement)
    into.push({ kind: 'if', start: c.start(node), end: node.end, test, then, else: otherwise })
    into = otherwise
    c.depth++
  }
  if (node) for (const statement of bodyStatements(c, node)) into.push(statement)
  c.depth = depth
}

function lowerSwitch(c: Context, node: ts.SwitchStatement, out: Statement[]): void {
  const subject = c.expression(node.expression)
  const { clauses } = node.caseBlock
  const all = clauses.flatMap(clause => clause.statements)
  const cases = blockStatements(c, all, () => clauses.map((clause): SwitchCase => {
    const test = clause.kind === K.CaseClause ? c.expression(clause.expression) : null
    const body: Statement[] = []
    for (const statement of clause.statements) c.statement(statement, body)
    return { start: c.start(clause), end: clause.end, test, body }
  }))
  out.push({ kind: 'switch', start: c.start(node), end: node.end, subject, cases })
}

function lowerTry(c: Context, node: ts.TryStatement, out: Statement[]): void {
  const block = bodyStatements(c, node.tryBlock)
  const { handler, binding } = node.catchClause ? lowerCatch(c, node.catchClause) : { handler: null, binding: null }
  const finalizer = node.finallyBlock ? bodyStatements(c, node.finallyBlock) : null
  out.push({ kind: 'try', start: c.start(node), end: node.end, block, handler, binding, finalizer })
}

function lowerCatch(c: Context, node: ts.CatchClause): { handler: Statement[], binding: number | null } {
  const name = node.variableDeclaration?.name
  if (!name) return { handler: bodyStatements(c, node.block), binding: null }
  return within(c, openScope(c.scope), () => {
    const handler: Statement[] = []
    if (!isPattern(name)) {
      const binding = addBinding(c, name.text, 'catch', c.span(name))
      c.scope.values = new Map([[name.text, binding]])
      return { binding, handler: bodyStatements(c, node.block) }
    }
    declareBound(c, name, 'let', c.scope)
    const held = addTemporary(c, c.span(name))
    declarePattern(c, name, held, handler)
    for (const statement of bodyStatements(c, node.block)) handler.push(statement)
    return { binding: held.binding, handler }
  })
}

function lowerReturn(c: Context, node: ts.ReturnStatement, out: Statement[]): void {
  const start = c.start(node)
  out.push({ kind: 'return', start, end: node.end, value: node.expression ? c.expression(node.expression) : null })
}

function lowerThrow(c: Context, node: ts.ThrowStatement, out: Statement[]): void {
  out.push({ kind: 'throw', start: c.start(node), end: node.end, value: c.expression(node.expression) })
}

function lowerJump(c: Context, node: ts.BreakOrContinueStatement, out: Statement[]): void {
  const kind = node.kind === K.BreakStatement ? 'break' : 'continue'
  out.push({ kind, start: c.start(node), end: node.end, label: node.label?.text ?? null })
}

function lowerBlock(c: Context, node: ts.Block, out: Statement[]): void {
  out.push({ kind: 'block', start: c.start(node), end: node.end, label: null, body: bodyStatements(c, node) })
}

function lowerLabel(c: Context, node: ts.LabeledStatement, out: Statement[]): void {
  const body: Statement[] = []
  c.statement(node.statement, body)
  out.push({ kind: 'block', start: c.start(node), end: node.end, label: node.label.text, body })
}

/** `with (object) body`: the object, then the body; which names the object holds is unknown. */
function lowerWith(c: Context, node: ts.WithStatement, out: Statement[]): void {
  const { expression, statement } = node
  out.push({ kind: 'expression', start: c.start(expression), end: expression.end, value: c.expression(expression) })
  out.push({ kind: 'block', start: c.start(statement), end: statement.end, label: null, body: bodyStatements(c, statement) })
}

function lowerExpressionStatement(c: Context, node: ts.ExpressionStatement, out: Statement[]): void {
  const start = c.start(node)
  out.push({ kind: 'expression', start, end: node.end, value: c.expression(node.expression) })
}

/** Syntax that does nothing when it runs. */
function lowerNothing(): void {
  // No statement.
}

/** What stands where a statement is expected. */
function otherwise(c: Context, node: ts.Node, out: Statement[]): void {
  out.push({ kind: 'expression', start: c.start(node), end: node.end, value: c.expression(node) })
}

export const statements = tableOf<StatementHandler>([
  ...onStatement([K.ExpressionStatement], lowerExpressionStatement),
  ...onStatement([K.IfStatement], lowerIf),
  ...onStatement([K.SwitchStatement], lowerSwitch),
  ...onStatement([K.TryStatement], lowerTry),
  ...onStatement([K.ReturnStatement], lowerReturn),
  ...onStatement([K.ThrowStatement], lowerThrow),
  ...onStatement([K.BreakStatement, K.ContinueStatement], lowerJump),
  ...onStatement([K.Block], lowerBlock),
  ...onStatement([K.LabeledStatement], lowerLabel),
  ...onStatement([K.WithStatement], lowerWith),
  ...onStatement([K.EmptyStatement, K.DebuggerStatement, K.MissingDeclaration, K.NamespaceExportDeclaration], lowerNothing),
  ...loops, ...declarations
], otherwise)
