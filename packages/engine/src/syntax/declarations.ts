import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Statement } from '../model/statement.ts'
import type { Context } from './context.ts'
import { hasModifier } from './declare.ts'
import { lowerEnum } from './enums.ts'
import { exportDeclared, exportDefault, exportPattern } from './exported.ts'
import { lowerExportAssignment, lowerExportDeclaration } from './exports.ts'
import { lowerImport, lowerImportEquals } from './imports.ts'
import { lowerNamespace } from './namespaces.ts'
import { onStatement } from './statement-handlers.ts'
import { lowerAlias, lowerInterface } from './type-declarations.ts'
import { lowerVariables } from './variables.ts'

const K = ts.SyntaxKind

/** Nothing under `declare` runs: its names stay, its statements go. */
function withAmbient(c: Context, node: ts.Node, out: Statement[], lower: (out: Statement[]) => void): void {
  const before = c.ambient
  c.ambient ||= hasModifier(node, K.DeclareKeyword)
  lower(c.ambient ? [] : out)
  c.ambient = before
}

function lowerVariableStatement(c: Context, node: ts.VariableStatement, out: Statement[]): void {
  withAmbient(c, node, out, (into) => lowerVariables(c, node.declarationList, into, c.span(node)))
  if (!hasModifier(node, K.ExportKeyword)) return
  for (const declaration of node.declarationList.declarations) exportPattern(c, declaration.name)
}

function lowerFunctionDeclaration(c: Context, node: ts.FunctionDeclaration, out: Statement[]): void {
  const isDefault = hasModifier(node, K.DefaultKeyword)
  const name = node.name?.text ? c.own(node.name.text) : null
  const binding = name === null ? null : c.lookup(name)
  if (!node.body && binding !== null && c.implemented.has(binding)) return
  const span = c.span(node)
  const role = { kind: 'function', name: name ?? (isDefault ? 'default' : null), class: null, static: false } as const
  const index = c.stages.function(c, node, role)
  const value: Expression = { kind: 'function', start: span.start, end: span.end, function: index }
  if (binding !== null) c.binding(binding).values.push(value)
  if (node.body) withAmbient(c, node, out, (into) => into.push({ kind: 'function', start: span.start, end: span.end, binding, function: index }))
  exportDeclaration(c, node, value)
}

function lowerClassDeclaration(c: Context, node: ts.ClassDeclaration, out: Statement[]): void {
  const span = c.span(node)
  const binding = node.name?.text ? c.lookup(c.own(node.name.text)) : null
  const index = c.stages.class(c, node)
  const value: Expression = { kind: 'class', start: span.start, end: span.end, class: index }
  if (binding !== null) c.binding(binding).values.push(value)
  withAmbient(c, node, out, (into) => into.push({ kind: 'class', start: span.start, end: span.end, binding, class: index }))
  exportDeclaration(c, node, value)
}

function exportDeclaration(c: Context, node: ts.FunctionDeclaration | ts.ClassDeclaration, value: Expression): void {
  if (!hasModifier(node, K.ExportKeyword)) return
  if (hasModifier(node, K.DefaultKeyword)) exportDefault(c, node, node.name ?? null, value)
  else if (node.name) exportDeclared(c, node.name)
}

function lowerNamed(lower: (c: Context, node: never, out: Statement[]) => void) {
  return (c: Context, node: ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration, out: Statement[]): void => {
    withAmbient(c, node, out, (into) => lower(c, node as never, into))
    if (!hasModifier(node, K.ExportKeyword)) return
    if (hasModifier(node, K.DefaultKeyword)) exportDefault(c, node, node.name, null)
    else exportDeclared(c, node.name)
  }
}

function lowerModuleDeclaration(c: Context, node: ts.ModuleDeclaration, out: Statement[]): void {
  withAmbient(c, node, out, (into) => lowerNamespace(c, node, into))
  if (hasModifier(node, K.ExportKeyword) && node.name.kind === K.Identifier) exportDeclared(c, node.name)
}

export const declarations = [
  ...onStatement<ts.VariableStatement>([K.VariableStatement], lowerVariableStatement),
  ...onStatement<ts.FunctionDeclaration>([K.FunctionDeclaration], lowerFunctionDeclaration),
  ...onStatement<ts.ClassDeclaration>([K.ClassDeclaration], lowerClassDeclaration),
  ...onStatement([K.EnumDeclaration], lowerNamed(lowerEnum)),
  ...onStatement([K.InterfaceDeclaration], lowerNamed(lowerInterface)),
  ...onStatement([K.TypeAliasDeclaration], lowerNamed(lowerAlias)),
  ...onStatement<ts.ModuleDeclaration>([K.ModuleDeclaration], lowerModuleDeclaration),
  ...onStatement<ts.ImportDeclaration>([K.ImportDeclaration], lowerImport),
  ...onStatement<ts.ImportEqualsDeclaration>([K.ImportEqualsDeclaration], lowerImportEquals),
  ...onStatement<ts.ExportDeclaration>([K.ExportDeclaration], lowerExportDeclaration),
  ...onStatement<ts.ExportAssignment>([K.ExportAssignment], lowerExportAssignment),
]
