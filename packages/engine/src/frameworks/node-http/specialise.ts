import type { Expression, FunctionRef, Statement } from '../../model/index.ts'
import type { Way } from './way.ts'

type Outcomes = Way['outcomes']

/**
 * The functions of a listener as one way runs them: branches that it does not take are gone, and functions of tables that it does not
 * choose do nothing. So all that follows sees the one route (partial evaluation, after Futamura).
 */
export function specialise(listener: FunctionRef, entered: Iterable<FunctionRef>, way: Way): FunctionRef {
  const instead = new Map<FunctionRef, FunctionRef | null>()
  for (const ref of way.offered) if (!way.chosen.has(ref)) instead.set(ref, null)
  for (const ref of entered) {
    if (ref === listener || instead.get(ref) === null) continue
    const body = listOf(ref.node.body, way.outcomes)
    if (body !== ref.node.body) instead.set(ref, { ...ref, node: { ...ref.node, body }, instead })
  }
  // Whatever calls a function that differs differs itself.
  for (const ref of entered) if (ref !== listener && !instead.has(ref)) instead.set(ref, { ...ref, instead })
  return { ...listener, node: { ...listener.node, body: listOf(listener.node.body, way.outcomes) }, instead }
}

/** What is left of a list: nothing after a way out. */
function listOf(list: readonly Statement[], outcomes: Outcomes): readonly Statement[] {
  const made: Statement[] = []
  for (const statement of list) {
    made.push(...statementOf(statement, outcomes))
    if (leaves(made)) break
  }
  return made.length === list.length && made.every((statement, index) => statement === list[index]) ? list : made
}

function statementOf(statement: Statement, outcomes: Outcomes): readonly Statement[] {
  const inner = (list: readonly Statement[]): readonly Statement[] => listOf(list, outcomes)
  const value = (node: Expression): Expression => expressionOf(node, outcomes)
  switch (statement.kind) {
    case 'if': return branchOf(statement, outcomes)
    case 'switch': return switchOf(statement, outcomes)
    case 'block': return changed(statement, { body: inner(statement.body) })
    case 'loop': case 'each': return changed(statement, { body: inner(statement.body) })
    case 'try': return changed(statement, {
      block: inner(statement.block), handler: statement.handler === null ? null : inner(statement.handler),
      finalizer: statement.finalizer === null ? null : inner(statement.finalizer)
    })
    case 'expression': case 'throw': return changed(statement, { value: value(statement.value) })
    case 'declare': case 'return': return statement.value === null ? [statement] : changed(statement, { value: value(statement.value) })
    default: return [statement]
  }
}

function changed<S extends Statement>(statement: S, parts: Partial<S>): readonly Statement[] {
  const isSame = Object.entries(parts).every(([name, part]) => statement[name as keyof S] === part)
  return [isSame ? statement : { ...statement, ...parts }]
}

function branchOf(statement: Statement & { readonly kind: 'if' }, outcomes: Outcomes): readonly Statement[] {
  const test = testOf(statement.test, outcomes)
  const { start, end } = statement
  if (typeof test !== 'boolean') return changed(statement, { test, then: listOf(statement.then, outcomes), else: listOf(statement.else, outcomes) })
  const taken = listOf(test ? statement.then : statement.else, outcomes)
  const kept: readonly Statement[] = assigns(statement.test) ? [{ kind: 'expression', value: statement.test, start, end }] : []
  return [...kept, { kind: 'block', label: null, body: taken, start, end }]
}

/** What is left of a test: the parts that say nothing of the route. */
function testOf(test: Expression, outcomes: Outcomes): Expression | boolean {
  const known = outcomes.get(test)
  if (typeof known === 'boolean') return known
  if (test.kind === 'unary' && test.operator === '!') {
    const operand = testOf(test.operand, outcomes)
    return typeof operand === 'boolean' ? !operand : operand === test.operand ? test : { ...test, operand }
  }
  if (test.kind !== 'logical' || test.operator === '??') return expressionOf(test, outcomes)
  const left = testOf(test.left, outcomes)
  const decides = test.operator === '||'
  if (left === decides) return decides
  const right = testOf(test.right, outcomes)
  if (typeof left === 'boolean') return right
  if (typeof right === 'boolean') return right === decides ? { ...test, left, right: literal(right, test) } : left
  return left === test.left && right === test.right ? test : { ...test, left, right }
}

const literal = (value: boolean, { start, end }: Expression): Expression => ({ kind: 'literal', value, start, end })

/** The body that is entered, with those into which it falls through; where that is open, the cases that may be. */
function switchOf(statement: Statement & { readonly kind: 'switch' }, outcomes: Outcomes): readonly Statement[] {
  const { cases, start, end } = statement
  const come = cases.map(({ test }) => test === null ? null : outcomes.get(test) ?? null)
  const first = come.indexOf(true)
  const before = first < 0 ? cases : cases.slice(0, first)
  const isDecided = come.some(each => each !== null) && before.every(({ test }, index) => test === null || come[index] === false)
  if (isDecided) {
    const entered = first < 0 ? cases.findIndex(({ test }) => test === null) : first
    const bodies = entered < 0 ? [] : cases.slice(entered).map(({ body }) => listOf(body, outcomes))
    const last = bodies.findIndex(leaves)
    const body = (last < 0 ? bodies : bodies.slice(0, last + 1)).flat()
    return [{ ...statement, cases: [{ test: null, body, start, end }] }]
  }
  const kept = cases.filter((_, index) => come[index] !== false).map(each => {
    const body = listOf(each.body, outcomes)
    return body === each.body ? each : { ...each, body }
  })
  return kept.length === cases.length && kept.every((each, index) => each === cases[index]) ? [statement] : [{ ...statement, cases: kept }]
}

/** Whether a list of statements surely ends in a way out. */
function leaves(list: readonly Statement[]): boolean {
  const last = list.at(-1)
  if (last === undefined) return false
  if (last.kind === 'block' && last.label === null) return leaves(last.body)
  if (last.kind === 'if') return leaves(last.then) && leaves(last.else)
  if (last.kind === 'try') return leaves(last.block) && (last.handler === null || leaves(last.handler))
  return last.kind === 'break' || last.kind === 'return' || last.kind === 'throw' || last.kind === 'continue'
}

function expressionOf(node: Expression, outcomes: Outcomes): Expression {
  switch (node.kind) {
    case 'conditional': {
      const test = testOf(node.test, outcomes)
      if (typeof test === 'boolean') return expressionOf(test ? node.then : node.else, outcomes)
      const then = expressionOf(node.then, outcomes)
      const other = expressionOf(node.else, outcomes)
      return test === node.test && then === node.then && other === node.else ? node : { ...node, test, then, else: other }
    }
    case 'logical': {
      const left = node.operator === '??' ? node.left : testOf(node.left, outcomes)
      const right = expressionOf(node.right, outcomes)
      if (typeof left === 'boolean') return (node.operator === '&&') === left ? right : literal(left, node.left)
      return left === node.left && right === node.right ? node : { ...node, left, right }
    }
    case 'await': case 'spread': {
      const value = expressionOf(node.value, outcomes)
      return value === node.value ? node : { ...node, value }
    }
    case 'assign': {
      const value = expressionOf(node.value, outcomes)
      return value === node.value ? node : { ...node, value }
    }
    case 'call': {
      const args = node.arguments.map(argument => expressionOf(argument, outcomes))
      return args.every((argument, index) => argument === node.arguments[index]) ? node : { ...node, arguments: args }
    }
    default: return node
  }
}

function assigns(node: Expression): boolean {
  if (node.kind === 'assign') return true
  if (node.kind === 'logical' || node.kind === 'binary') return assigns(node.left) || assigns(node.right)
  return node.kind === 'unary' ? assigns(node.operand) : false
}
