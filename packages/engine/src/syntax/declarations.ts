import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Statement } from '../model/statement.ts'
import type { Context, FunctionRole } from './context.ts'
import { lowerEnum } from './enums.ts'
import { exportBound, exportDeclared, exportDefault } from './exported.ts'
import { lowerExportAssignment, lowerExportDeclaration } from './exports.ts'
import { onStatement } from './handlers.ts'
import { lowerImport, lowerImportEquals } from './imports.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'
import { nameOf } from './names.ts'
import { lowerNamespace } from './namespaces.ts'
import { lowerAlias, lowerInterface } from './type-declarations.ts'
import { lowerVariables } from './variables.ts'

/** Nothing under `declare` runs: its names stay, its statements go. */
function withAmbient(c: Context, node: ts.Node, out: Statement[], lower: (out: Statement[]) => void): void {
  const before = c.ambient
  c.ambient ||= hasModifier(node, K.DeclareKeyword)
  lower(c.ambient ? [] : out)
  c.ambient = before
}

function lowerVariableStatement(c: Context, node: ts.VariableStatement, out: Statement[]): void {
  const whole = c.span(node)
  withAmbient(c, node, out, into => lowerVariables(c, node.declarationList, into, whole))
  if (!hasModifier(node, K.ExportKeyword)) return
  for (const declaration of node.declarationList.declarations) exportBound(c, declaration.name)
}

/** An overload signature whose implementation stands in the same block disappears. */
function lowerFunctionDeclaration(c: Context, node: ts.FunctionDeclaration, out: Statement[]): void {
  const name = nameOf(node)
  const binding = name === null ? null : c.lookup(name)
  if (!node.body && binding !== null && c.implemented.has(binding)) return
  const start = c.start(node)
  const { end } = node
  const index = c.stages.function(c, node, roleOf(node))
  const value: Expression = { kind: 'function', start, end, function: index }
  if (binding !== null) c.binding(binding).values.push(value)
  if (node.body && !c.ambient) out.push({ kind: 'function', start, end, binding, function: index })
  exportDeclaration(c, node, value)
}

function roleOf(node: ts.FunctionDeclaration): FunctionRole {
  const unnamed = hasModifier(node, K.DefaultKeyword) ? 'default' : null
  return { kind: 'function', name: nameOf(node) ?? unnamed, class: null, static: false }
}

function lowerClassDeclaration(c: Context, node: ts.ClassDeclaration, out: Statement[]): void {
  const name = nameOf(node)
  const binding = name === null ? null : c.lookup(name)
  const start = c.start(node)
  const { end } = node
  const index = c.stages.class(c, node)
  const value: Expression = { kind: 'class', start, end, class: index }
  if (binding !== null) c.binding(binding).values.push(value)
  withAmbient(c, node, out, into => into.push({ kind: 'class', start, end, binding, class: index }))
  exportDeclaration(c, node, value)
}

type NamedDeclaration =
  ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration

function exportDeclaration(c: Context, node: NamedDeclaration, value: Expression | null): void {
  if (!hasModifier(node, K.ExportKeyword)) return
  if (hasModifier(node, K.DefaultKeyword)) exportDefault(c, node, node.name, value)
  else if (node.name) exportDeclared(c, node.name)
}

function lowerEnumDeclaration(c: Context, node: ts.EnumDeclaration, out: Statement[]): void {
  withAmbient(c, node, out, into => lowerEnum(c, node, into))
  exportDeclaration(c, node, null)
}

function lowerTypeDeclaration(c: Context, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): void {
  if (node.kind === K.InterfaceDeclaration) lowerInterface(c, node)
  else lowerAlias(c, node)
  exportDeclaration(c, node, null)
}

function lowerModuleDeclaration(c: Context, node: ts.ModuleDeclaration, out: Statement[]): void {
  withAmbient(c, node, out, into => lowerNamespace(c, node, into))
  if (hasModifier(node, K.ExportKeyword) && node.name.kind === K.Identifier) exportDeclared(c, node.name)
}

export const declarations = [
  ...onStatement([K.VariableStatement], lowerVariableStatement),
  ...onStatement([K.FunctionDeclaration], lowerFunctionDeclaration),
  ...onStatement([K.ClassDeclaration], lowerClassDeclaration),
  ...onStatement([K.EnumDeclaration], lowerEnumDeclaration),
  ...onStatement([K.InterfaceDeclaration, K.TypeAliasDeclaration], lowerTypeDeclaration),
  ...onStatement([K.ModuleDeclaration], lowerModuleDeclaration),
  ...onStatement([K.ImportDeclaration], lowerImport),
  ...onStatement([K.ImportEqualsDeclaration], lowerImportEquals),
  ...onStatement([K.ExportDeclaration], lowerExportDeclaration),
  ...onStatement([K.ExportAssignment], lowerExportAssignment)
]
