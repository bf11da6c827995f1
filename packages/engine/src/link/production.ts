import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Statement } from '../model/statement.ts'
import type { Frame, Site } from '../model/value.ts'
import { children, expressionsOf, statementsOf } from '../model/visit.ts'

type Asked = Pick<Program, 'evaluate' | 'constant'>

/** The truth of a test when the mode is `production`; null when it cannot be told. */
export function holdsInProduction(program: Asked, site: Site, frame: Frame | null): boolean | null {
  const { module, node } = site
  const ask = (part: Expression): boolean | null => holdsInProduction(program, { module, node: part }, frame)
  if (node.kind === 'unary' && node.operator === '!') {
    const operand = ask(node.operand)
    return operand === null ? null : !operand
  }
  if (node.kind === 'logical' && node.operator !== '??') {
    const left = ask(node.left)
    const right = ask(node.right)
    const decides = node.operator === '||'
    if (left === decides || right === decides) return decides
    return left === null || right === null ? null : right
  }
  if (node.kind === 'binary') return compare(program, site, frame)
  if (node.kind === 'ref') {
    const value = module.bindings[node.binding]?.values
    const only = value?.length === 1 ? value[0] : undefined
    if (only !== undefined && (only.kind === 'binary' || only.kind === 'unary' || only.kind === 'logical')) return ask(only)
  }
  const constant = program.constant(site, frame)
  return constant === undefined ? null : Boolean(constant)
}

function compare(program: Asked, { module, node }: Site, frame: Frame | null): boolean | null {
  if (node.kind !== 'binary' || !/^[!=]==?$/.test(node.operator)) return null
  const left = { module, node: node.left }
  const right = { module, node: node.right }
  const isLeft = isModeVariable(program, left, frame)
  const other = isLeft || isCalledMode(node.left) ? right : isModeVariable(program, right, frame) ? left : null
  const constant = other === null ? undefined : program.constant(other, frame)
  const isMode = typeof constant === 'string' && (isLeft || other === left || modes.has(constant))
  return isMode ? (constant === 'production') === !node.operator.startsWith('!') : null
}

/** What the mode is compared with where it comes out of a configuration that cannot be followed (`config.env === 'development'`). */
const modes: ReadonlySet<string> = new Set(['production', 'development', 'test'])

function isCalledMode(node: Expression): boolean {
  const name = node.kind === 'member' ? node.property : node.kind === 'ref' ? node.name : ''
  return /^(?:node_?)?env(?:ironment)?$|^mode$/i.test(name)
}

/** Whether an expression is compared as the mode of the environment. */
export function isModeVariable(program: Asked, site: Site, frame: Frame | null): boolean {
  const { node } = site
  if (node.kind !== 'member' && node.kind !== 'ref') return false
  return program.evaluate(site, frame).some(value => value.kind === 'environment' && /^(?:NODE_|APP_)?ENV(?:IRONMENT)?$/.test(value.name ?? ''))
}

/** Whether a test around an expression, in its own function, keeps it from being reached in production. */
export function isNeverInProduction(program: Asked, site: Site): boolean {
  return testsAround(site).some(({ test, holds }) => holdsInProduction(program, test, null) === !holds)
}

/** What must hold, in its own function, for an expression to be reached: tests around it, and those before it that leave otherwise. */
export function testsAround({ module, node }: Site): readonly { readonly test: Site, readonly holds: boolean }[] {
  return testsIn(bodyAround(module, node), node).map(({ node: test, holds }) => ({ test: { module, node: test }, holds }))
}

interface Test {
  readonly node: Expression
  readonly holds: boolean
}

function bodyAround(module: Module, node: Expression): readonly Statement[] {
  let body: readonly Statement[] = []
  // Functions stand before those inside them: the last that holds the expression is the innermost.
  for (const [index, each] of module.functions.entries()) if (index === 0 || contains(each, node)) body = each.body
  return body
}

/** The tests on the way to an expression, outermost first. */
function testsIn(statements: readonly Statement[], node: Expression): readonly Test[] {
  const index = statements.findIndex(each => contains(each, node))
  const statement = statements[index]
  if (statement === undefined) return []
  const before = statements.slice(0, index).flatMap(testOfExit)
  if (statement.kind === 'if' && !contains(statement.test, node)) {
    const holds = statement.then.some(each => contains(each, node))
    return [...before, { node: statement.test, holds }, ...testsIn(holds ? statement.then : statement.else, node)]
  }
  const expression = expressionsOf(statement).find(each => contains(each, node))
  if (expression !== undefined) return [...before, ...testsOn(expression, node)]
  const list = statementsOf(statement).find(each => each.some(inner => contains(inner, node)))
  return list === undefined ? before : [...before, ...testOfCase(statement, list), ...testsIn(list, node)]
}

/** `if (test) return`: what comes after it is reached when the test fails. */
function testOfExit(statement: Statement): readonly Test[] {
  if (statement.kind !== 'if') return []
  if (leaves(statement.then) && !leaves(statement.else)) return [{ node: statement.test, holds: false }]
  return leaves(statement.else) && !leaves(statement.then) ? [{ node: statement.test, holds: true }] : []
}

function leaves(statements: readonly Statement[]): boolean {
  const last = statements.at(-1)
  return last?.kind === 'return' || last?.kind === 'throw' || last?.kind === 'continue' || last?.kind === 'break' || (last?.kind === 'block' && leaves(last.body))
}

/** `switch (true) { case test: ... }`. */
function testOfCase(statement: Statement, body: readonly Statement[]): readonly Test[] {
  if (statement.kind !== 'switch' || statement.subject.kind !== 'literal' || statement.subject.value !== true) return []
  const test = statement.cases.find(each => each.body === body)?.test
  return test == null ? [] : [{ node: test, holds: true }]
}

/** `dev && app.use(cors())`, `dev ? cors() : none`. */
function testsOn(root: Expression, node: Expression): readonly Test[] {
  const tests: Test[] = []
  let at: Expression | undefined = root
  while (at !== undefined && at !== node) {
    if (at.kind === 'conditional' && !contains(at.test, node)) tests.push({ node: at.test, holds: contains(at.then, node) })
    if (at.kind === 'logical' && at.operator !== '??' && contains(at.right, node)) tests.push({ node: at.left, holds: at.operator === '&&' })
    at = children(at).find(part => contains(part, node))
  }
  return tests
}

function contains(outer: { readonly start: number, readonly end: number }, { start, end }: Expression): boolean {
  return outer.start <= start && end <= outer.end
}
