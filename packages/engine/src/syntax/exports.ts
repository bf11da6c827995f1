import type { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import { nameValue } from './assign.ts'
import type { Context } from './context.ts'
import { addExport, meaningOf } from './exported.ts'
import { K } from './kinds.ts'

/** `export { a as b }`, `export * from 'x'`, `export * as y from 'x'`. */
export function lowerExportDeclaration(c: Context, node: ts.ExportDeclaration): void {
  const from = requestOf(c, node)
  const clause = node.exportClause
  if (!clause) {
    if (from !== null) addReexport(c, node, '*', from, null, node.isTypeOnly)
  } else if (clause.kind === K.NamespaceExport) {
    if (from !== null) addReexport(c, clause, clause.name.text, from, '*', node.isTypeOnly)
  } else {
    for (const element of clause.elements) lowerSpecifier(c, element, from, node.isTypeOnly || element.isTypeOnly)
  }
}

function requestOf(c: Context, node: ts.ExportDeclaration): string | null {
  const specifier = node.moduleSpecifier
  if (specifier?.kind !== K.StringLiteral) return null
  const from = (specifier as ts.StringLiteral).text
  c.requests.push({ start: c.start(specifier), end: specifier.end, from, form: node.isTypeOnly ? 'type' : 'export' })
  return from
}

function addReexport(c: Context, node: ts.Node, name: string, from: string, imported: string | null, typeOnly: boolean): void {
  c.exported.list.push({ start: c.start(node), end: node.end, name, value: null, type: null, from, imported, typeOnly })
}

function lowerSpecifier(c: Context, node: ts.ExportSpecifier, from: string | null, typeOnly: boolean): void {
  const local = node.propertyName ?? node.name
  const name = node.name.text
  if (from !== null) addReexport(c, node, name, from, local.text, typeOnly)
  else if (local.kind === K.Identifier && local.text) addExport(c, name, c.span(node), meaningOf(c, local), typeOnly)
}

/** `export default x` and `export = x`. */
export function lowerExportAssignment(c: Context, node: ts.ExportAssignment, out: Statement[]): void {
  const span = c.span(node)
  const name = node.isExportEquals ? '=' : 'default'
  const value = c.expression(node.expression)
  nameValue(c, value, 'default')
  const meaning = isName(node.expression) ? meaningOf(c, node.expression) : { value, type: null }
  addExport(c, name, span, meaning)
  if (meaning.value && !c.ambient) out.push({ kind: 'expression', start: span.start, end: span.end, value })
}

function isName(node: ts.Expression): node is ts.Identifier {
  return node.kind === K.Identifier
}
