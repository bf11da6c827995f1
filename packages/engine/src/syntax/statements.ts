import { ts } from 'ts-morph'
import type { Statement, SwitchCase } from '../model/statement.ts'
import { blockStatements, bodyStatements } from './blocks.ts'
import type { Context } from './context.ts'
import { declarePattern as declarePatternNames } from './declare.ts'
import { declarations } from './declarations.ts'
import { TREE_DEPTH } from './limits.ts'
import { loops } from './loops.ts'
import { addTemporary, declarePattern, isPattern } from './patterns.ts'
import { addBinding, openScope, within } from './scope.ts'
import { onStatement, type StatementHandler } from './statement-handlers.ts'

const K = ts.SyntaxKind

/** `if` with all its `else if`, which may be thousands: each stands alone in the `else` of the one before. */
function lowerIf(c: Context, first: ts.IfStatement, out: Statement[]): void {
  const { depth } = c
  let into = out
  let node: ts.Statement | undefined = first
  for (; node?.kind === K.IfStatement && c.depth < TREE_DEPTH; node = (node as ts.IfStatement).elseStatement) {
    const { expression, thenStatement } = node as ts.IfStatement
    const test = c.expression(expression)
    const otherwise: Statement[] = []
    into.push({ kind: 'if', start: c.start(node), end: node.end, test, then: bodyStatements(c, thenStatement), else: otherwise })
    into = otherwise
    c.depth++
  }
  if (node) for (const statement of bodyStatements(c, node)) into.push(statement)
  c.depth = depth
}

function lowerSwitch(c: Context, node: ts.SwitchStatement, out: Statement[]): void {
  const subject = c.expression(node.expression)
  const { clauses } = node.caseBlock
  const all = clauses.flatMap((clause) => [...clause.statements])
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
  const caught = node.catchClause ? lowerCatch(c, node.catchClause) : { handler: null, binding: null }
  const finalizer = node.finallyBlock ? bodyStatements(c, node.finallyBlock) : null
  out.push({ kind: 'try', start: c.start(node), end: node.end, block, ...caught, finalizer })
}

function lowerCatch(c: Context, node: ts.CatchClause): { handler: Statement[], binding: number | null } {
  const name = node.variableDeclaration?.name
  if (!name) return { handler: bodyStatements(c, node.block), binding: null }
  return within(c, openScope(c.scope), () => {
    const handler: Statement[] = []
    if (!isPattern(name)) {
      const binding = addBinding(c, c.own(name.text), 'catch', c.span(name))
      c.scope.values = new Map([[c.own(name.text), binding]])
      return { binding, handler: bodyStatements(c, node.block) }
    }
    declarePatternNames(c, name, 'catch', c.scope)
    const held = addTemporary(c, c.span(name))
    declarePattern(c, name, held, handler)
    for (const statement of bodyStatements(c, node.block)) handler.push(statement)
    return { binding: held.binding, handler }
  })
}

function lowerReturn(c: Context, node: ts.ReturnStatement, out: Statement[]): void {
  out.push({ kind: 'return', start: c.start(node), end: node.end, value: node.expression ? c.expression(node.expression) : null })
}

function lowerThrow(c: Context, node: ts.ThrowStatement, out: Statement[]): void {
  out.push({ kind: 'throw', start: c.start(node), end: node.end, value: c.expression(node.expression) })
}

function lowerJump(c: Context, node: ts.BreakOrContinueStatement, out: Statement[]): void {
  const kind = node.kind === K.BreakStatement ? 'break' : 'continue'
  out.push({ kind, start: c.start(node), end: node.end, label: node.label ? c.own(node.label.text) : null })
}

function lowerBlock(c: Context, node: ts.Block, out: Statement[]): void {
  out.push({ kind: 'block', start: c.start(node), end: node.end, label: null, body: bodyStatements(c, node) })
}

function lowerLabel(c: Context, node: ts.LabeledStatement, out: Statement[]): void {
  const body: Statement[] = []
  c.statement(node.statement, body)
  out.push({ kind: 'block', start: c.start(node), end: node.end, label: c.own(node.label.text), body })
}

/** `with (object) body`: the object, then the body; which names the object holds is unknown. */
function lowerWith(c: Context, node: ts.WithStatement, out: Statement[]): void {
  out.push({ kind: 'expression', start: c.start(node.expression), end: node.expression.end, value: c.expression(node.expression) })
  out.push({ kind: 'block', start: c.start(node.statement), end: node.statement.end, label: null, body: bodyStatements(c, node.statement) })
}

function lowerExpressionStatement(c: Context, node: ts.ExpressionStatement, out: Statement[]): void {
  const span = c.span(node)
  out.push({ kind: 'expression', start: span.start, end: span.end, value: c.expression(node.expression) })
}

function nothing(): void {}

const table: StatementHandler[] = []
for (const [kind, handler] of [
  ...onStatement<ts.ExpressionStatement>([K.ExpressionStatement], lowerExpressionStatement),
  ...onStatement<ts.IfStatement>([K.IfStatement], lowerIf),
  ...onStatement<ts.SwitchStatement>([K.SwitchStatement], lowerSwitch),
  ...onStatement<ts.TryStatement>([K.TryStatement], lowerTry),
  ...onStatement<ts.ReturnStatement>([K.ReturnStatement], lowerReturn),
  ...onStatement<ts.ThrowStatement>([K.ThrowStatement], lowerThrow),
  ...onStatement<ts.BreakOrContinueStatement>([K.BreakStatement, K.ContinueStatement], lowerJump),
  ...onStatement<ts.Block>([K.Block], lowerBlock),
  ...onStatement<ts.LabeledStatement>([K.LabeledStatement], lowerLabel),
  ...onStatement<ts.WithStatement>([K.WithStatement], lowerWith),
  ...onStatement<ts.Node>([K.EmptyStatement, K.DebuggerStatement, K.MissingDeclaration, K.NamespaceExportDeclaration], nothing),
  ...loops, ...declarations,
]) table[kind] = handler

/** Lowers a statement, which may become none or several. */
export function lowerStatement(c: Context, node: ts.Node, out: Statement[]): void {
  const handler = table[node.kind]
  if (handler) handler(c, node as never, out)
  else out.push({ kind: 'expression', start: c.start(node), end: node.end, value: c.expression(node) })
}
