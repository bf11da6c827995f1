import { ts } from 'ts-morph'
import type { Binding } from '../model/module.ts'
import type { Context, Scope } from './context.ts'
import { declareType, declareValue, openScope } from './scope.ts'

const K = ts.SyntaxKind

/**
 * The first of two phases: the names that the statements of one block declare in it, before any of them is lowered, so
 * that uses may come before declarations in the text. `var` is left to hoist.ts.
 */
export function declareNames(c: Context, statements: readonly ts.Node[], scope: Scope): void {
  for (const statement of statements) declarers[statement.kind]?.(c, statement as never, scope)
}

/** The same for a namespace: what it exports is declared in the scope that all its bodies share. */
export function declareExportedNames(c: Context, statements: readonly ts.Statement[], scope: Scope): void {
  for (const statement of statements) {
    if (!hasModifier(statement, K.ExportKeyword)) continue
    if (ts.isVariableStatement(statement)) declareVariables(c, statement.declarationList, scope, true)
    else declareNames(c, [statement], scope)
  }
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const { modifiers } = node as { modifiers?: readonly ts.Node[] }
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false
}

type Declarer = (c: Context, node: never, scope: Scope) => void
const declarers: Declarer[] = []
function on<N extends ts.Node>(kind: ts.SyntaxKind, declarer: (c: Context, node: N, scope: Scope) => void): void {
  declarers[kind] = declarer as Declarer
}

on<ts.VariableStatement>(K.VariableStatement, (c, node, scope) => declareVariables(c, node.declarationList, scope, false))
on<ts.FunctionDeclaration>(K.FunctionDeclaration, (c, node, scope) => {
  if (!node.name) return
  const binding = declareName(c, node.name, 'function', scope)
  if (node.body) c.implemented.add(binding)
})
on<ts.ClassDeclaration>(K.ClassDeclaration, (c, node, scope) => {
  if (node.name) declareName(c, node.name, 'class', scope)
})
on<ts.EnumDeclaration>(K.EnumDeclaration, (c, node, scope) => {
  declareName(c, node.name, 'enum', scope)
  declareType(c, scope, c.own(node.name.text), 'enum', c.span(node))
})
on<ts.InterfaceDeclaration>(K.InterfaceDeclaration, (c, node, scope) => {
  declareType(c, scope, c.own(node.name.text), 'interface', c.span(node))
})
on<ts.TypeAliasDeclaration>(K.TypeAliasDeclaration, (c, node, scope) => {
  declareType(c, scope, c.own(node.name.text), 'alias', c.span(node))
})
on<ts.ModuleDeclaration>(K.ModuleDeclaration, declareNamespace)
on<ts.ImportDeclaration>(K.ImportDeclaration, declareImports)
on<ts.ImportEqualsDeclaration>(K.ImportEqualsDeclaration, (c, node, scope) => {
  declareName(c, node.name, ts.isExternalModuleReference(node.moduleReference) ? 'import' : 'const', scope)
})
on<ts.LabeledStatement>(K.LabeledStatement, (c, node, scope) => {
  if (node.statement.kind === K.FunctionDeclaration) declareNames(c, [node.statement], scope)
})

function declareName(c: Context, name: ts.Identifier, kind: Binding['kind'], scope: Scope): number {
  return declareValue(c, scope, c.own(name.text), kind, c.span(name))
}

function declareImports(c: Context, node: ts.ImportDeclaration, scope: Scope): void {
  const clause = node.importClause
  if (!clause) return
  if (clause.name) declareName(c, clause.name, 'import', scope)
  const named = clause.namedBindings
  if (!named) return
  if (ts.isNamespaceImport(named)) declareName(c, named.name, 'import', scope)
  else for (const element of named.elements) declareName(c, element.name, 'import', scope)
}

/** `namespace a.b {}` exports `b` from `a`. Modules named by a string and `global` bind nothing. */
function declareNamespace(c: Context, node: ts.ModuleDeclaration, scope: Scope): void {
  if (node.name.kind !== K.Identifier || node.flags & ts.NodeFlags.GlobalAugmentation) return
  const binding = declareName(c, node.name, 'namespace', scope)
  let exported = c.namespaces.get(binding)
  if (!exported) c.namespaces.set(binding, exported = openScope(scope))
  const { body } = node
  if (!body) return
  if (ts.isModuleBlock(body)) declareExportedNames(c, body.statements, exported)
  else if (ts.isModuleDeclaration(body)) declareNamespace(c, body, exported)
}

/** The kind of binding that a declaration list makes. `using` cannot be assigned again, as `const`. */
export function variableKind(list: ts.VariableDeclarationList): 'const' | 'let' | 'var' {
  const flags = list.flags & ts.NodeFlags.BlockScoped
  return flags === 0 ? 'var' : flags === ts.NodeFlags.Let ? 'let' : 'const'
}

export function declareVariables(c: Context, list: ts.VariableDeclarationList, scope: Scope, withVar: boolean): void {
  const kind = variableKind(list)
  if (kind === 'var' && !withVar) return
  for (const declaration of list.declarations) declarePattern(c, declaration.name, kind, scope)
}

/** All names of a pattern. */
export function declarePattern(c: Context, name: ts.BindingName, kind: Binding['kind'], scope: Scope): void {
  const pending: ts.BindingName[] = [name]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === K.Identifier) {
      if (next.text) declareName(c, next, kind, scope)
      continue
    }
    for (let index = next.elements.length - 1; index >= 0; index--) {
      const element = next.elements[index]
      if (element?.kind === K.BindingElement) pending.push(element.name)
    }
  }
}
