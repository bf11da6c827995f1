import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { exportDeclared } from './exported.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'
import { pushDeclare } from './patterns.ts'

/** Fills the bindings that an import declares. */
export function lowerImport(c: Context, node: ts.ImportDeclaration): void {
  const specifier = node.moduleSpecifier
  if (specifier.kind !== K.StringLiteral) return
  const from = (specifier as ts.StringLiteral).text
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
      fill(c, element.name, from, (element.propertyName ?? element.name).text, typeOnly || element.isTypeOnly)
    }
  }
}

function fill(c: Context, local: ts.Identifier, from: string, name: string, typeOnly: boolean): void {
  const binding = c.lookup(local.text)
  if (binding !== null) c.binding(binding).import ??= { from, name, typeOnly }
}

/** `import x = require('y')` is an import; `import x = a.b` another name for what `a` exports, be it a type. */
export function lowerImportEquals(c: Context, node: ts.ImportEqualsDeclaration, out: Statement[]): void {
  const binding = c.lookup(node.name.text)
  const reference = node.moduleReference
  if (reference.kind === K.ExternalModuleReference) {
    const { expression } = reference
    if (expression.kind === K.StringLiteral) {
      const from = (expression as ts.StringLiteral).text
      c.requests.push({ start: c.start(expression), end: expression.end, from, form: node.isTypeOnly ? 'type' : 'require' })
      fill(c, node.name, from, '=', node.isTypeOnly)
    }
  } else if (binding !== null) {
    pushDeclare(c, binding, entityName(c, reference), c.span(node), c.ambient ? [] : out)
  }
  if (hasModifier(node, K.ExportKeyword)) exportDeclared(c, node.name)
}

/** The value of a dotted name. */
function entityName(c: Context, outermost: ts.EntityName): Expression {
  const links: ts.QualifiedName[] = []
  let node: ts.EntityName = outermost
  for (; node.kind === K.QualifiedName; node = node.left) links.push(node)
  let value = c.expression(node)
  for (const link of links.reverse()) {
    const name = c.span(link.right)
    const property = link.right.text
    value = { kind: 'member', start: c.start(link), end: link.end, object: value, property, name, optional: false }
  }
  return value
}
