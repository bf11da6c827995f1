import { ts } from 'ts-morph'

export interface Use {
  readonly name: string
  readonly line: number
}

/** What a file reaches for: modules by any form of import, and the globals that lead to the machine. */
export interface Uses {
  readonly imports: readonly Use[]
  readonly globals: readonly Use[]
}

const machineGlobals = new Set(['console', 'process'])

export function getUses(path: string, text: string): Uses {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Use[] = []
  const globals: Use[] = []
  const declared = new Set<string>()
  const toUse = (name: string, node: ts.Node): Use => ({ name, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })

  const visit = (node: ts.Node): void => {
    const specifier = getSpecifier(node)
    if (specifier !== undefined) imports.push(toUse(specifier, node))
    if (ts.isIdentifier(node) && machineGlobals.has(node.text)) {
      if (isDeclaredName(node)) declared.add(node.text)
      else if (isReference(node)) globals.push(toUse(node.text, node))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { imports, globals: globals.filter(use => !declared.has(use.name)) }
}

/** The module that a node imports: `import`, `export from`, `import x = require()`, `import()`, `require()`, `import('x').T`. */
function getSpecifier(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return getText(node.moduleSpecifier)
  if (ts.isExternalModuleReference(node)) return getText(node.expression)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return getText(node.argument.literal)
  if (!ts.isCallExpression(node)) return undefined
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  return isImport || isRequire ? getText(node.arguments[0]) : undefined
}

function getText(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined
}

/** A parameter or variable called `process` is not Node's. */
function isDeclaredName(node: ts.Identifier): boolean {
  const parent = node.parent
  const declares = ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)
    || ts.isFunctionDeclaration(parent) || ts.isImportSpecifier(parent) || ts.isImportClause(parent)
  return declares && parent.name === node
}

/** Not a key or a member's name: `rule.process`, `{ process: 1 }`. `globalThis.process` is one. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ts.isIdentifier(parent.expression) && parent.expression.text === 'globalThis'
  }
  if (ts.isQualifiedName(parent)) return parent.left === node
  if (ts.isBindingElement(parent) || ts.isExportSpecifier(parent)) return parent.propertyName !== node
  return !((ts.isPropertyAssignment(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent)) && parent.name === node)
}
