import type { Program } from '../../model/index.ts'
import { UNDEFINED, UNKNOWN, type Abstract } from './abstract.ts'
import type { Dialect, Facts } from './dialect.ts'
import { endOf } from './ending.ts'
import { evaluateExpression } from './expressions.ts'
import { callFunction } from './functions.ts'
import { HEARD, mayRaise, type Catcher, type Closure, type Machine, type Outcome } from './machine.ts'
import { memberOf, readValues } from './members.ts'
import { State } from './state.ts'
import { runStatements } from './statements.ts'

/** What a function does with one request. */
export interface Interpretation {
  readonly outcomes: readonly Outcome[]
  readonly exhausted: boolean
  /** A credential was given to functions of which nothing is known, so that the answer depends on what they do. */
  readonly unverified: boolean
  /** A member of what strangers do not have is read, which is an error. */
  readonly crashed: boolean
  /** What it gives: of several ways through it what they have in common. */
  readonly result: Abstract
  /** What a callback that is listened to hears second (after the error), on every way through; undefined where one way does not call it. */
  readonly heard: Abstract
  /** The verification that failed. */
  readonly verifier: Machine['verifier']
}

/**
 * Runs a middleware or handler on a request that is known by its facts, on all paths at once: branches that the facts decide are
 * taken or left, of all others both. Abstract interpretation (Cousot and Cousot) over the lowered tree.
 */
export function interpret(program: Program, dialect: Dialect, callee: Closure, role: string, facts: Facts): Interpretation {
  const machine = machineFor(program, dialect, facts, role, callee)
  const top: Catcher = { states: [], error: null }
  machine.catchers.push(top)
  const state = new State()
  const { node, module } = callee.function
  const place = { path: module.path, start: node.start, end: node.start }
  const args = facts.inputs === undefined || facts.inputs === null
    ? dialect.parameters(role, node.parameters.length, node.name)
    : handedTo(machine, facts.inputs, state)
  const result = state.dead ? UNKNOWN : machine.call(callee, args, state)
  machine.catchers.pop()
  for (const caught of top.states) report(machine.outcomes, top.error, caught.by)
  if (result.kind === 'promise' && result.fails !== null) report(machine.outcomes, result.fails, state.by)
  const { outcomes, exhausted, unverified, crashed, verifier } = machine
  return { outcomes, exhausted, unverified, crashed, verifier, result, heard: state.store.get(HEARD) ?? UNDEFINED }

  function report(into: Outcome[], error: Abstract | null, by: boolean): void {
    const thrown = error?.kind === 'error' ? error : null
    into.push({
      kind: 'refuse', place: thrown?.at ?? machine.verifier?.place ?? place, status: thrown?.status ?? null,
      doubt: false, by: by || error?.by !== undefined, explicit: thrown?.at !== undefined || thrown?.status === 401
    })
  }
}

/** Parameters that the framework fills one by one; functions of the project that make one of them may refuse. */
function handedTo(machine: Machine, inputs: NonNullable<Facts['inputs']>, state: State): readonly Abstract[] {
  const { dialect, facts, program } = machine
  return inputs.map(input => {
    if (input === null || state.dead) return UNKNOWN
    const given = dialect.input?.(input, facts) ?? UNKNOWN
    if (input.made === null) return given
    const { function: made, frame, data } = input.made
    const about = data === null ? UNDEFINED : machine.fromValues(program.evaluate(data, null))
    // The framework calls it by itself: where it ends says nothing of the function under judgement.
    machine.depth += 1
    const result = machine.call({ kind: 'closure', function: made, frame, scope: null, self: null }, [about, given], state)
    machine.depth -= 1
    if (result.kind !== 'promise') return result
    if (result.fails !== null) mayRaise(machine, state, result.fails, result.value === null)
    if (result.value === null) state.dead = true
    return result.value ?? UNKNOWN
  })
}

function machineFor(program: Program, dialect: Dialect, facts: Facts, role: string, callee: Closure): Machine {
  const machine: Machine = {
    program,
    dialect,
    facts,
    outcomes: [],
    catchers: [],
    instead: callee.function.instead ?? null,
    steps: 0,
    depth: 0,
    scopes: 0,
    unverified: false,
    crashed: false,
    promised: null,
    verifier: null,
    exhausted: false,
    running: new Set(),
    ended: dialect.ends === undefined ? null : (state, value, place) => { endOf(machine, role, callee.function, state, value, place) },
    evaluate: (node, scope, state) => evaluateExpression(machine, node, scope, state),
    run: (statements, scope, state, returns) => { runStatements(machine, statements, scope, state, returns) },
    call: (callee, args, state) => callFunction(machine, callee, args, state),
    member: (object, name, site, scope, state) => memberOf(machine, object, name, site, scope, state),
    fromValues: values => values.length === 1 && values[0]?.kind === 'literal' && values[0].value === undefined ? UNDEFINED : readValues(machine, values)
  }
  return machine
}
