import type { Statement } from '../../model/statement.ts'
import type { Expression } from '../../model/expression.ts'
import type { Activation, JumpTarget } from '../engine.ts'
import { join } from '../join.ts'
import { nothing } from '../value.ts'
import { aside, branch, joinVariables } from '../variables.ts'
import { closureOf } from './closures.ts'
import { each, loop } from './loops.ts'

/** Runs statements in order; those after a way out are not reached. */
export function statements(a: Activation, list: readonly Statement[]): void {
  for (const statement of list) {
    if (statement.kind === 'function' && statement.binding !== null) a.variables?.set(statement.binding, closureOf(a, statement.function))
  }
  for (const statement of list) {
    if (a.variables === null) return
    run(a, statement)
  }
}

function run(a: Activation, statement: Statement): void {
  const { expression, refine } = a.engine.interpreter
  switch (statement.kind) {
    case 'declare': declare(a, statement.binding, statement.value); return
    case 'expression': expression(a, statement.value); return
    case 'function': case 'class': return
    case 'if':
      expression(a, statement.test)
      branch(
        a,
        () => { refine(a, statement.test, true); statements(a, statement.then) },
        () => { refine(a, statement.test, false); statements(a, statement.else) }
      )
      return
    case 'loop': loop(a, statement, () => { statements(a, statement.init) }, () => { statements(a, statement.body) }); return
    case 'each': each(a, statement, () => { statements(a, statement.body) }); return
    case 'switch': choose(a, statement); return
    case 'return': leave(a, statement.value); return
    case 'throw': expression(a, statement.value); a.variables = null; return
    case 'try': attempt(a, statement); return
    case 'break': case 'continue': jump(a, statement.kind, statement.label); return
    case 'block': block(a, statement); return
  }
}

function declare(a: Activation, binding: number, value: Expression | null): void {
  const given = value === null ? nothing : a.engine.interpreter.expression(a, value)
  a.variables?.set(binding, given)
  if (value !== null && isPath(value)) a.aliases.set(binding, value)
}

/** `a`, `this.a`, `a.b.c`: what two names can share. */
function isPath(node: Expression): boolean {
  return node.kind === 'ref' || node.kind === 'this' || (node.kind === 'member' && isPath(node.object))
}

function leave(a: Activation, value: Expression | null): void {
  const given = value === null ? nothing : a.engine.interpreter.expression(a, value)
  if (a.variables === null) return
  const exits = a.exits
  exits.value = join(exits.value, given)
  if (value !== null && a.function === a.root && a.running.length === 0) {
    const { returned } = a.building
    returned.set(value, join(returned.get(value) ?? nothing, given))
  }
  exits.variables = joinVariables(exits.variables, a.variables)
  if (value !== null) {
    const { refine } = a.engine.interpreter
    const isFalse = value.kind === 'literal' && !value.value
    const isTrue = value.kind === 'literal' && !isFalse
    if (!isFalse) exits.whenTrue = joinVariables(exits.whenTrue, aside(a, () => { refine(a, value, true); return a.variables }))
    if (!isTrue) exits.whenFalse = joinVariables(exits.whenFalse, aside(a, () => { refine(a, value, false); return a.variables }))
  } else {
    exits.whenFalse = joinVariables(exits.whenFalse, a.variables)
  }
  a.last = a.variables
  a.variables = null
}

function choose(a: Activation, statement: Statement & { kind: 'switch' }): void {
  const { expression, refine } = a.engine.interpreter
  expression(a, statement.subject)
  const before = a.variables
  const target: JumpTarget = { labels: [], loop: false, plain: true, breaks: null, continues: null }
  a.jumps.push(target)
  let falling: typeof before = null
  for (const { test, body } of statement.cases) {
    a.variables = before && new Map(before)
    if (test !== null) {
      const span = { start: test.start, end: test.end }
      refine(a, { kind: 'binary', operator: '===', left: statement.subject, right: test, ...span }, true)
    }
    a.variables = joinVariables(falling, a.variables)
    statements(a, body)
    falling = a.variables
  }
  a.jumps.pop()
  const passed = statement.cases.some(({ test }) => test === null) ? null : before
  a.variables = joinVariables(joinVariables(falling, target.breaks), passed)
}

function attempt(a: Activation, statement: Statement & { kind: 'try' }): void {
  const before = a.variables && new Map(a.variables)
  statements(a, statement.block)
  const after = a.variables
  let handled: typeof after = null
  if (statement.handler !== null) {
    a.variables = joinVariables(before, after === null ? null : new Map(after))
    a.variables = a.variables && new Map(a.variables)
    if (statement.binding !== null) a.variables?.set(statement.binding, nothing)
    statements(a, statement.handler)
    handled = a.variables
  }
  a.variables = joinVariables(after, handled)
  if (statement.finalizer === null) return
  const goesOn = a.variables !== null
  a.variables ??= before
  statements(a, statement.finalizer)
  if (!goesOn) a.variables = null
}

function jump(a: Activation, kind: 'break' | 'continue', label: string | null): void {
  const target = a.jumps.findLast(({ labels, loop: isLoop, plain }) =>
    label === null ? (kind === 'continue' ? isLoop : plain) : labels.includes(label))
  if (target !== undefined && kind === 'break') target.breaks = joinVariables(target.breaks, a.variables)
  if (target !== undefined && kind === 'continue') target.continues = joinVariables(target.continues, a.variables)
  a.variables = null
}

function block(a: Activation, statement: Statement & { kind: 'block' }): void {
  if (statement.label === null) {
    statements(a, statement.body)
    return
  }
  const target: JumpTarget = { labels: [statement.label], loop: false, plain: false, breaks: null, continues: null }
  a.jumps.push(target)
  statements(a, statement.body)
  a.jumps.pop()
  a.variables = joinVariables(joinVariables(a.variables, target.breaks), target.continues)
}
