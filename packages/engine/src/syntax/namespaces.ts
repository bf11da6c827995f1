import { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Export } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { declareNames, hasModifier } from './declare.ts'
import { exportDeclared } from './exported.ts'
import { hoistVars } from './hoist.ts'
import { openScope, within } from './scope.ts'

const K = ts.SyntaxKind

/**
 * A namespace is a block, and then an object of what it exports. Namespaces of one name are merged: one object, and each
 * body sees what the others export. A module named by a string, and `global`, only describe code that is elsewhere.
 */
export function lowerNamespace(c: Context, node: ts.ModuleDeclaration, out: Statement[]): void {
  const index = node.name.kind === K.Identifier ? c.lookup(c.own(node.name.text)) : null
  const shared = index === null || node.flags & ts.NodeFlags.GlobalAugmentation ? undefined : c.namespaces.get(index)
  if (index === null || !shared) {
    within(c, openScope(c.scope), () => lowerBody(c, node, []))
    return
  }
  const span = c.span(node)
  const body: Statement[] = []
  const exported = within(c, openScope(shared), () => lowerBody(c, node, body))
  const added = entriesOf(exported)
  if (body.length === 0 && added.length === 0) return
  const { values } = c.binding(index)
  const known = values.find((value) => value.kind === 'object')
  if (body.length > 0) out.push({ kind: 'block', start: span.start, end: span.end, label: null, body })
  if (known) {
    (known.entries as ObjectEntry[]).push(...added)
    return
  }
  const value: Expression = { kind: 'object', start: span.start, end: span.end, entries: added }
  values.push(value)
  out.push({ kind: 'declare', start: span.start, end: span.end, binding: index, value })
}

/** Lowers the statements of a namespace and gives what they export. */
function lowerBody(c: Context, node: ts.ModuleDeclaration, out: Statement[]): readonly Export[] {
  const before = c.exported
  const exported: Export[] = []
  c.exported = exported
  const { body } = node
  if (body?.kind === K.ModuleBlock) {
    declareNames(c, body.statements.filter((statement) => !isDeclared(c, statement)), c.scope)
    hoistVars(c, body.statements, c.scope)
    for (const statement of body.statements) c.statement(statement, out)
  } else if (body?.kind === K.ModuleDeclaration) {
    c.statement(body, out)
    if (body.name.kind === K.Identifier) exportDeclared(c, body.name)
  }
  c.exported = before
  return exported
}

/** Exported names are declared already, in the scope that the bodies share. */
function isDeclared(c: Context, statement: ts.Statement): boolean {
  const isShared = [...c.namespaces.values()].includes(c.scope.parent as never)
  return isShared && ((statement as { modifiers?: readonly ts.Node[] }).modifiers?.some((modifier) => modifier.kind === K.ExportKeyword) ?? false)
}

function entriesOf(exported: readonly Export[]): ObjectEntry[] {
  const entries: ObjectEntry[] = []
  for (const { start, end, name, value } of exported) {
    if (value) entries.push({ kind: 'property', start, end, key: name, name: { start, end }, value, form: 'shorthand' })
  }
  return entries
}
