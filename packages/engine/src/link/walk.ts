import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'

type Visit = (node: Expression) => void

/**
 * Every expression of a file once, those inside functions and classes included, each before its parts. A shared node (a pattern
 * reads its source several times) is visited once.
 */
export function forEachExpression(module: Module, visit: Visit): void {
  const seen = new Set<Expression>()
  const pending: Expression[] = []
  const push = (node: Expression | null): void => {
    if (node) pending.push(node)
  }
  const drain = (): void => {
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      visit(node)
      for (const child of partsOf(node).reverse()) pending.push(child)
    }
  }
  for (const node of module.functions) {
    for (const decorator of node.decorators) push(decorator.value)
    for (const parameter of node.parameters) for (const decorator of parameter.decorators) push(decorator.value)
    drain()
    forEachStatement(node.body, statement => {
      for (const part of expressionsOf(statement)) push(part)
      drain()
    })
  }
  for (const node of module.classes) {
    push(node.extends)
    for (const decorator of node.decorators) push(decorator.value)
    for (const member of node.members) {
      push(member.value)
      for (const decorator of member.decorators) push(decorator.value)
    }
    drain()
  }
  for (const one of module.exports) push(one.value)
  drain()
}

/** Every statement under these, outer ones first, without those of nested functions. */
function forEachStatement(statements: readonly Statement[], visit: (statement: Statement) => void): void {
  for (const statement of statements) {
    visit(statement)
    for (const block of blocksOf(statement)) forEachStatement(block, visit)
  }
}

/** The blocks of a statement, in order of text. */
function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if': return [statement.then, statement.else]
    case 'loop': return [statement.init, statement.body]
    case 'each':
    case 'block': return [statement.body]
    case 'switch': return statement.cases.map(one => one.body)
    case 'try': return [statement.block, statement.handler ?? [], statement.finalizer ?? []]
    default: return []
  }
}

/** The expressions that stand in a statement itself, in the order in which they are computed. */
function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'declare':
    case 'return': return statement.value ? [statement.value] : []
    case 'expression':
    case 'throw': return [statement.value]
    case 'if': return [statement.test]
    case 'loop': return [...statement.test ? [statement.test] : [], ...statement.update ? [statement.update] : []]
    case 'each': return [statement.source]
    case 'switch': return [statement.subject, ...statement.cases.flatMap(one => one.test ? [one.test] : [])]
    default: return []
  }
}

/** The expressions directly inside an expression, in the order in which they are computed. Functions and classes keep theirs. */
export function partsOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'concat': return [...node.parts]
    case 'member':
    case 'rest': return [node.object]
    case 'index': return [node.object, node.index]
    case 'fallback': return [node.value, node.fallback]
    case 'call': return [node.callee, ...node.arguments]
    case 'tagged': return [node.tag, ...node.values]
    case 'object': return node.entries.flatMap(partsOfEntry)
    case 'array': return node.elements.flatMap(element => element ? [element] : [])
    case 'assign': return [node.target, node.value]
    case 'binary':
    case 'logical': return [node.left, node.right]
    case 'unary': return [node.operand]
    case 'conditional': return [node.test, node.then, node.else]
    case 'await':
    case 'spread': return [node.value]
    case 'yield': return node.value ? [node.value] : []
    case 'sequence': return [...node.items]
    case 'jsx': return [...node.tag ? [node.tag] : [], ...node.attributes.flatMap(partsOfEntry), ...node.children]
    case 'import-call': return [node.from]
    case 'unknown': return [...node.children]
    default: return []
  }
}

function partsOfEntry(entry: ObjectEntry): Expression[] {
  return entry.kind === 'computed' ? [entry.key, entry.value] : [entry.value]
}
