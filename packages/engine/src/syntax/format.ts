import type { ts } from 'ts-morph'
import type { Module } from '../model/module.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'

/** `esm` by its declarations; `commonjs` by `import =` and `export =`, or later when a name of CommonJS is used. */
export function formatOf(statements: readonly ts.Statement[]): Module['format'] {
  let format: Module['format'] = 'script'
  for (const statement of statements) {
    if (isModern(statement)) return 'esm'
    if (isCommonJs(statement)) format = 'commonjs'
  }
  return format
}

function isModern(node: ts.Statement): boolean {
  switch (node.kind) {
    case K.ImportDeclaration:
    case K.ExportDeclaration: return true
    case K.ExportAssignment: return !(node as ts.ExportAssignment).isExportEquals
    case K.ImportEqualsDeclaration: return false
    default: return hasModifier(node, K.ExportKeyword)
  }
}

function isCommonJs(node: ts.Statement): boolean {
  if (node.kind !== K.ImportEqualsDeclaration) return node.kind === K.ExportAssignment
  return (node as ts.ImportEqualsDeclaration).moduleReference.kind === K.ExternalModuleReference
}
