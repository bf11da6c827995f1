import { ts } from 'ts-morph'
import type { Context, Scope } from './context.ts'
import { declareVariables, variableKind } from './declare.ts'

const K = ts.SyntaxKind

/** Declares every `var` under the statements, nested functions excepted. */
export function hoistVars(c: Context, statements: readonly ts.Node[], scope: Scope): void {
  if (!c.hasVar || statements.length === 0) return
  const pending: ts.Node[] = []
  pushAll(pending, statements)
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === K.VariableDeclarationList) declareVar(c, node as ts.VariableDeclarationList, scope)
    else nested[node.kind]?.(node as never, pending)
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

/** Which parts of a statement are statements, or declarations that a loop opens with. */
const nested: ((node: never, pending: ts.Node[]) => void)[] = []
function inside<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], parts: (node: N) => readonly (ts.Node | undefined)[]): void {
  for (const kind of kinds) nested[kind] = (node: N, pending) => pushAll(pending, parts(node))
}

inside<ts.VariableStatement>([K.VariableStatement], (node) => [node.declarationList])
inside<ts.Block | ts.CaseOrDefaultClause>([K.Block, K.CaseClause, K.DefaultClause], (node) => node.statements)
inside<ts.IfStatement>([K.IfStatement], (node) => [node.thenStatement, node.elseStatement])
inside<ts.ForStatement>([K.ForStatement], (node) => [node.initializer, node.statement])
inside<ts.ForInOrOfStatement>([K.ForOfStatement, K.ForInStatement], (node) => [node.initializer, node.statement])
inside<ts.IterationStatement | ts.LabeledStatement | ts.WithStatement>(
  [K.WhileStatement, K.DoStatement, K.LabeledStatement, K.WithStatement], (node) => [node.statement],
)
inside<ts.SwitchStatement>([K.SwitchStatement], (node) => node.caseBlock.clauses)
inside<ts.TryStatement>([K.TryStatement], (node) => [node.tryBlock, node.catchClause?.block, node.finallyBlock])
