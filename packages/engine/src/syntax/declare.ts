import { ts } from 'ts-morph'
import type { Binding } from '../model/module.ts'
import type { Context, Scope } from './context.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'
import { declareType, declareValue, openScope } from './scope.ts'

/**
 * The first of two phases: the names that the statements of one block declare in it, before any of them is lowered, so
 * that uses may come before declarations in the text. `var` is left to hoist.ts.
 */
export function declareNames(c: Context, statements: readonly ts.Node[], scope: Scope): void {
  for (const statement of statements) declareStatement(c, statement as DeclaringStatement, scope)
}

/** The same for a namespace: what it exports is declared in the scope that all its bodies share. */
function declareExportedNames(c: Context, statements: readonly ts.Statement[], scope: Scope): void {
  for (const statement of statements) {
    if (!hasModifier(statement, K.ExportKeyword)) continue
    if (ts.isVariableStatement(statement)) declareVariables(c, statement.declarationList, scope, true)
    else declareStatement(c, statement as DeclaringStatement, scope)
  }
}

type DeclaringStatement =
  | ts.VariableStatement | ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration | ts.ModuleDeclaration | ts.ImportDeclaration | ts.ImportEqualsDeclaration | ts.LabeledStatement

/** Declares what one statement declares; most declare nothing. */
function declareStatement(c: Context, node: DeclaringStatement, scope: Scope): void {
  switch (node.kind) {
    case K.VariableStatement: return isLoader(node) ? undefined : declareVariables(c, node.declarationList, scope, false)
    case K.FunctionDeclaration: return declareFunction(c, node, scope)
    case K.ClassDeclaration: return declareName(c, node.name, 'class', scope)
    case K.EnumDeclaration:
      declareName(c, node.name, 'enum', scope)
      return declareTypeName(c, node, 'enum', scope)
    case K.InterfaceDeclaration: return declareTypeName(c, node, 'interface', scope)
    case K.TypeAliasDeclaration: return declareTypeName(c, node, 'alias', scope)
    case K.ModuleDeclaration: return declareNamespace(c, node, scope)
    case K.ImportDeclaration: return declareImports(c, node, scope)
    case K.ImportEqualsDeclaration:
      return declareName(c, node.name, node.moduleReference.kind === K.ExternalModuleReference ? 'import' : 'namespace', scope)
    case K.LabeledStatement:
      if (node.statement.kind === K.FunctionDeclaration) declareFunction(c, node.statement as ts.FunctionDeclaration, scope)
  }
}

/** `declare const require: any` makes the loader's own name known to the types; it stays the loader's. */
function isLoader(node: ts.VariableStatement | ts.FunctionDeclaration): boolean {
  if (!hasModifier(node, K.DeclareKeyword)) return false
  const name = node.kind === K.VariableStatement ? node.declarationList.declarations[0]?.name : node.name
  return name?.kind === K.Identifier && (name.text === 'require' || name.text === 'module' || name.text === 'exports')
}

function declareName(c: Context, name: ts.Identifier | undefined, kind: Binding['kind'], scope: Scope): void {
  if (name?.text) declareValue(c, scope, name.text, kind, c.span(name))
}

function declareTypeName(
  c: Context, node: ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  kind: 'enum' | 'interface' | 'alias', scope: Scope
): void {
  declareType(c, scope, node.name.text, kind, c.span(node))
}

function declareFunction(c: Context, node: ts.FunctionDeclaration, scope: Scope): void {
  if (!node.name?.text || isLoader(node)) return
  const binding = declareValue(c, scope, node.name.text, 'function', c.span(node.name))
  if (node.body) c.implemented.add(binding)
}

function declareImports(c: Context, node: ts.ImportDeclaration, scope: Scope): void {
  const clause = node.importClause
  if (!clause) return
  declareName(c, clause.name, 'import', scope)
  const named = clause.namedBindings
  if (named?.kind === K.NamespaceImport) declareName(c, named.name, 'import', scope)
  else if (named) for (const element of named.elements) declareName(c, element.name, 'import', scope)
}

/** `namespace a.b {}` exports `b` from `a`. Modules named by a string and `global` bind nothing. */
function declareNamespace(c: Context, node: ts.ModuleDeclaration, scope: Scope): void {
  if (node.name.kind !== K.Identifier || node.flags & ts.NodeFlags.GlobalAugmentation) return
  const binding = declareValue(c, scope, node.name.text, 'namespace', c.span(node.name))
  let exported = c.namespaces.get(binding)
  if (!exported) c.namespaces.set(binding, exported = openScope(scope))
  const { body } = node
  if (body?.kind === K.ModuleBlock) declareExportedNames(c, body.statements, exported)
  else if (body?.kind === K.ModuleDeclaration) declareNamespace(c, body, exported)
}

/** The kind of binding that a declaration list makes. `using` cannot be assigned again, as `const`. */
export function variableKind(list: ts.VariableDeclarationList): 'const' | 'let' | 'var' {
  const flags: ts.NodeFlags = list.flags & ts.NodeFlags.BlockScoped
  return flags === ts.NodeFlags.None ? 'var' : flags === ts.NodeFlags.Let ? 'let' : 'const'
}

export function declareVariables(c: Context, list: ts.VariableDeclarationList, scope: Scope, withVar: boolean): void {
  const kind = variableKind(list)
  if (kind === 'var' && !withVar) return
  for (const declaration of list.declarations) declareBound(c, declaration.name, kind, scope)
}

/** Declares a name, or all names of a pattern. */
export function declareBound(c: Context, name: ts.BindingName, kind: Binding['kind'], scope: Scope): void {
  if (name.kind === K.Identifier) {
    declareName(c, name, kind, scope)
    return
  }
  for (const element of name.elements) if (element.kind === K.BindingElement) declareBound(c, element.name, kind, scope)
}
