import type { Expression, ObjectEntry } from './expression.ts'
import type { Statement } from './statement.ts'

/** Called for each expression, parents first. The answer `false` keeps the walk out of its children; any other is ignored. */
export type Visit = (expression: Expression) => unknown

/**
 * Calls `visit` for every expression under `root`, in order of evaluation as written. Functions and classes are met as
 * expressions and statements; what is inside them belongs to `Module.functions` and `Module.classes`, and is not entered.
 */
export function walkExpressions(root: Expression | readonly Statement[], visit: Visit): void {
  if (isList(root)) for (const statement of root) walkStatement(statement, visit)
  else if (visit(root) !== false) eachChild(root, (child) => walkExpressions(child, visit))
}

function isList(root: Expression | readonly Statement[]): root is readonly Statement[] {
  return Array.isArray(root)
}

function walkStatement(statement: Statement, visit: Visit): void {
  if (statement.kind === 'switch') {
    walkExpressions(statement.subject, visit)
    for (const { test, body } of statement.cases) {
      if (test) walkExpressions(test, visit)
      walkExpressions(body, visit)
    }
    return
  }
  if (statement.kind === 'loop') walkExpressions(statement.init, visit)
  for (const expression of expressionsOf(statement)) walkExpressions(expression, visit)
  if (statement.kind === 'loop') walkExpressions(statement.body, visit)
  else for (const list of statementsOf(statement)) walkExpressions(list, visit)
}

/** The lists of statements directly inside a statement, in order of text. */
export function statementsOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if': return [statement.then, statement.else]
    case 'loop': return [statement.init, statement.body]
    case 'each':
    case 'block': return [statement.body]
    case 'switch': return statement.cases.map((branch) => branch.body)
    case 'try': return [statement.block, statement.handler ?? [], statement.finalizer ?? []]
    default: return []
  }
}

/** The expressions directly inside a statement, without the tests of a `switch`. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'declare':
    case 'return': return statement.value ? [statement.value] : []
    case 'expression':
    case 'throw': return [statement.value]
    case 'if': return [statement.test]
    case 'loop': return [statement.test, statement.update].filter((part) => part !== null)
    case 'each': return [statement.source]
    case 'switch': return [statement.subject]
    default: return []
  }
}

/** The expressions directly inside an expression, in order of text. */
export function children(expression: Expression): readonly Expression[] {
  const found: Expression[] = []
  eachChild(expression, (child) => found.push(child))
  return found
}

function eachChild(expression: Expression, visit: (child: Expression) => void): void {
  switch (expression.kind) {
    case 'concat': return expression.parts.forEach((part) => visit(part))
    case 'member':
    case 'rest': return visit(expression.object)
    case 'index': return both(expression.object, expression.index, visit)
    case 'fallback': return both(expression.value, expression.fallback, visit)
    case 'call': return eachOf(expression.callee, expression.arguments, visit)
    case 'tagged': return eachOf(expression.tag, expression.values, visit)
    case 'object': return eachEntry(expression.entries, visit)
    case 'array': return expression.elements.forEach((element) => element && visit(element))
    case 'assign': return both(expression.target, expression.value, visit)
    case 'binary':
    case 'logical': return both(expression.left, expression.right, visit)
    case 'unary': return visit(expression.operand)
    case 'conditional':
      visit(expression.test)
      return both(expression.then, expression.else, visit)
    case 'await':
    case 'spread': return visit(expression.value)
    case 'yield': return expression.value ? visit(expression.value) : undefined
    case 'sequence': return expression.items.forEach((item) => visit(item))
    case 'import-call': return visit(expression.from)
    case 'unknown': return expression.children.forEach((child) => visit(child))
    case 'jsx':
      if (expression.tag) visit(expression.tag)
      eachEntry(expression.attributes, visit)
      return expression.children.forEach((child) => visit(child))
    default:
  }
}

function both(first: Expression, second: Expression, visit: (child: Expression) => void): void {
  visit(first)
  visit(second)
}

function eachOf(first: Expression, others: readonly Expression[], visit: (child: Expression) => void): void {
  visit(first)
  for (const other of others) visit(other)
}

function eachEntry(entries: readonly ObjectEntry[], visit: (child: Expression) => void): void {
  for (const entry of entries) {
    if (entry.kind === 'computed') visit(entry.key)
    visit(entry.value)
  }
}
