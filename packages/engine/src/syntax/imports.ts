import { ts } from 'ts-morph'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { hasModifier } from './declare.ts'
import { exportDeclared } from './exported.ts'
import { pushDeclare } from './patterns.ts'

const K = ts.SyntaxKind

/** Fills the bindings that an import declares. */
export function lowerImport(c: Context, node: ts.ImportDeclaration): void {
  const specifier = node.moduleSpecifier
  if (specifier.kind !== K.StringLiteral) return
  const from = c.own((specifier as ts.StringLiteral).text)
  const clause = node.importClause
  const typeOnly = clause?.phaseModifier === K.TypeKeyword
  c.requests.push({ start: c.start(specifier), end: specifier.end, from, form: typeOnly ? 'type' : 'import' })
  if (!clause) return
  if (clause.name) fill(c, clause.name, from, 'default', typeOnly)
  const named = clause.namedBindings
  if (!named) return
  if (named.kind === K.NamespaceImport) fill(c, named.name, from, '*', typeOnly)
  else {
    for (const element of named.elements) {
      fill(c, element.name, from, c.own((element.propertyName ?? element.name).text), typeOnly || element.isTypeOnly)
    }
  }
}

function fill(c: Context, local: ts.Identifier, from: string, name: string, typeOnly: boolean): void {
  const binding = c.lookup(c.own(local.text))
  if (binding !== null) c.binding(binding).import ??= { from, name, typeOnly }
}

/** `import x = require('y')` is an import, `import x = a.b` a constant. */
export function lowerImportEquals(c: Context, node: ts.ImportEqualsDeclaration, out: Statement[]): void {
  const binding = c.lookup(c.own(node.name.text))
  const reference = node.moduleReference
  if (reference.kind === K.ExternalModuleReference) {
    const { expression } = reference
    if (expression.kind === K.StringLiteral) {
      const from = c.own((expression as ts.StringLiteral).text)
      c.requests.push({ start: c.start(expression), end: expression.end, from, form: node.isTypeOnly ? 'type' : 'require' })
      fill(c, node.name, from, '=', node.isTypeOnly)
    }
  } else if (binding !== null) {
    pushDeclare(c, binding, entityName(c, reference), c.span(node), c.ambient ? [] : out)
  }
  if (hasModifier(node, K.ExportKeyword)) exportDeclared(c, node.name)
}

/** The value of a dotted name. */
function entityName(c: Context, outermost: ts.EntityName) {
  const links: ts.QualifiedName[] = []
  let node: ts.EntityName = outermost
  for (; node.kind === K.QualifiedName; node = node.left) links.push(node)
  let value = c.expression(node)
  for (const link of links.reverse()) {
    const name = c.span(link.right)
    value = { kind: 'member', start: c.start(link), end: link.end, object: value, property: c.own(link.right.text), name, optional: false }
  }
  return value
}
