import type { ts } from 'ts-morph'
import type { Context, Scope } from './context.ts'
import { declareVariables, variableKind } from './declare.ts'
import { K } from './kinds.ts'

/** Declares every `var` under the statements, nested functions excepted. */
export function hoistVars(c: Context, statements: readonly ts.Node[], scope: Scope): void {
  if (!c.hasVar) return
  const pending: ts.Node[] = []
  pushAll(pending, statements)
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === K.VariableDeclarationList) declareVar(c, node as ts.VariableDeclarationList, scope)
    else pushAll(pending, partsOf(node as CompoundStatement))
  }
}

function declareVar(c: Context, list: ts.VariableDeclarationList, scope: Scope): void {
  if (variableKind(list) === 'var') declareVariables(c, list, scope, true)
}

/** Puts nodes on the stack so that the first of them is taken next. */
function pushAll(pending: ts.Node[], nodes: readonly (ts.Node | undefined)[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]
    if (node) pending.push(node)
  }
}

type CompoundStatement =
  | ts.VariableStatement | ts.Block | ts.CaseOrDefaultClause | ts.IfStatement | ts.ForStatement | ts.ForOfStatement
  | ts.ForInStatement | ts.WhileStatement | ts.DoStatement | ts.LabeledStatement | ts.WithStatement | ts.SwitchStatement
  | ts.TryStatement

const NONE: readonly ts.Node[] = []

/** The parts of a statement that are statements, or the declarations that a loop opens with. */
function partsOf(node: CompoundStatement): readonly (ts.Node | undefined)[] {
  switch (node.kind) {
    case K.VariableStatement: return [node.declarationList]
    case K.Block:
    case K.CaseClause:
    case K.DefaultClause: return node.statements
    case K.IfStatement: return [node.thenStatement, node.elseStatement]
    case K.ForStatement:
    case K.ForOfStatement:
    case K.ForInStatement: return [node.initializer, node.statement]
    case K.WhileStatement:
    case K.DoStatement:
    case K.LabeledStatement:
    case K.WithStatement: return [node.statement]
    case K.SwitchStatement: return node.caseBlock.clauses
    case K.TryStatement: return [node.tryBlock, node.catchClause?.block, node.finallyBlock]
    default: return NONE
  }
}
