import type { ts } from 'ts-morph'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { declarePattern, declareName, isPattern, pushDeclare } from './patterns.ts'

/** The declarations of one list. `whole` is the span of the statement, for a list of one. */
export function lowerVariables(c: Context, list: ts.VariableDeclarationList, out: Statement[], whole?: Span): void {
  for (const declaration of list.declarations) {
    const span = whole && list.declarations.length === 1 ? whole : c.span(declaration)
    lowerVariable(c, declaration, span, out)
  }
}

function lowerVariable(c: Context, node: ts.VariableDeclaration, span: Span, out: Statement[]): void {
  if (isPattern(node.name)) {
    if (node.initializer) declarePattern(c, node.name, c.expression(node.initializer), out)
    return
  }
  const index = node.name.text ? c.lookup(node.name.text) : null
  if (index === null) {
    if (node.initializer) declareName(c, node.name, c.expression(node.initializer), span, out)
    return
  }
  if (node.type) c.binding(index).type = c.type(node.type)
  pushDeclare(c, index, node.initializer ? c.expression(node.initializer) : null, span, out)
}
