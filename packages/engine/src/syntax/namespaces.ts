import { ts } from 'ts-morph'
import type { Expression, ObjectEntry, ObjectExpression } from '../model/expression.ts'
import type { Export } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'
import { newExportList, type Context } from './context.ts'
import { declareNames } from './declare.ts'
import { exportDeclared } from './exported.ts'
import { hoistVars } from './hoist.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'
import { openScope, within } from './scope.ts'

/**
 * A namespace is a block, and then an object of what it exports. Namespaces of one name are merged: one object, and each
 * body sees what the others export. A module named by a string, and `global`, only describe code that is elsewhere.
 */
export function lowerNamespace(c: Context, node: ts.ModuleDeclaration, out: Statement[]): void {
  const index = node.name.kind === K.Identifier ? c.lookup(node.name.text) : null
  const shared = index === null || node.flags & ts.NodeFlags.GlobalAugmentation ? undefined : c.namespaces.get(index)
  if (index === null || !shared) {
    within(c, openScope(c.scope), () => lowerBody(c, node, false, []))
    return
  }
  const start = c.start(node)
  const body: Statement[] = []
  const exported = within(c, openScope(shared), () => lowerBody(c, node, true, body))
  if (body.length > 0) out.push({ kind: 'block', start, end: node.end, label: null, body })
  const { values } = c.binding(index)
  const known = values.find(value => value.kind === 'object')
  if (known) {
    addEntries(known, exported)
    return
  }
  const value: ObjectExpression = { kind: 'object', start, end: node.end, entries: [] }
  addEntries(value, exported)
  if (body.length === 0 && value.entries.length === 0) return
  values.push(value)
  out.push({ kind: 'declare', start, end: node.end, binding: index, value })
}

/** Lowers the statements of a namespace and gives what they export. */
function lowerBody(c: Context, node: ts.ModuleDeclaration, isShared: boolean, out: Statement[]): readonly Export[] {
  const before = c.exported
  const exported: Export[] = []
  c.exported = newExportList(exported)
  const { body } = node
  if (body?.kind === K.ModuleBlock) lowerBlock(c, body.statements, isShared, out)
  else if (body?.kind === K.ModuleDeclaration) {
    c.statement(body, out)
    exportDeclared(c, body.name)
  }
  c.exported = before
  return exported
}

/** Of a shared namespace the exported names are declared already, in the scope that all its bodies share. */
function lowerBlock(c: Context, statements: readonly ts.Statement[], isShared: boolean, out: Statement[]): void {
  const own = isShared ? statements.filter(statement => !hasModifier(statement, K.ExportKeyword)) : statements
  declareNames(c, own, c.scope)
  hoistVars(c, own, c.scope)
  for (const statement of statements) c.statement(statement, out)
}

/** Adds what is exported and has a value; what several bodies of one name add is one entry. */
function addEntries(object: ObjectExpression, exported: readonly Export[]): void {
  const entries = object.entries as ObjectEntry[]
  const known = new Set(entries.map(entry => entry.kind === 'property' ? entry.key : null))
  for (const { start, end, name, value } of exported) {
    if (!value || known.has(name)) continue
    known.add(name)
    entries.push(entryOf(name, value, start, end))
  }
}

function entryOf(key: string, value: Expression, start: number, end: number): ObjectEntry {
  return { kind: 'property', start, end, key, name: { start, end }, value, form: 'shorthand' }
}
