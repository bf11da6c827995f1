import type { FunctionRef } from '../../model/index.ts'
import { GUARD_CALLS } from '../limits.ts'
import { join, marked, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { moreTelling, placeIn, type Catcher, type Closure, type Machine, type Returned } from './machine.ts'
import type { State } from './state.ts'

/** Runs the body of a function with these arguments. Asynchronous ones give a promise, whose errors nobody sees unless it is awaited. */
export function callFunction(machine: Machine, callee: Closure, args: readonly Abstract[], state: State): Abstract {
  const ref = insteadOf(machine, callee.function)
  if (ref === null) return UNKNOWN
  if (ref !== callee.function) return callFunction(machine, { ...callee, function: ref }, args, state)
  if (machine.depth >= GUARD_CALLS || machine.running.has(ref) || ref.node.bodySpan === null) {
    machine.exhausted ||= machine.depth >= GUARD_CALLS
    return UNKNOWN
  }
  const scope = enter(machine, callee, args, state)
  machine.depth += 1
  machine.running.add(ref)
  const result = ref.node.async ? runAsynchronous(machine, scope, state) : runBody(machine, scope, state)
  machine.running.delete(ref)
  machine.depth -= 1
  return result
}

/** The function that runs where another is called: what is left of it for the one route under judgement; null: nothing. */
export function insteadOf({ instead }: Machine, target: FunctionRef): FunctionRef | null {
  const found = instead?.get(target)
  return found === undefined ? target : found
}

function enter(machine: Machine, callee: Closure, args: readonly Abstract[], state: State): Scope {
  const { function: ref, scope: parent, self } = callee
  machine.scopes += 1
  const entered = parent === null && callee.frame?.function === ref
  const frame = entered ? callee.frame : machine.program.assume(ref, [], parent?.frame ?? callee.frame, self)
  const inherited = ref.node.kind === 'arrow' ? parent?.self ?? null : null
  const thisValue: Abstract | null = self === null ? inherited : machine.fromValues([self])
  const scope: Scope = { id: machine.scopes, function: ref, frame, parent, self: thisValue }
  for (const [index, parameter] of ref.node.parameters.entries()) {
    const value = parameter.rest ? { kind: 'list', items: args.slice(index) } as const : args[index] ?? UNDEFINED
    state.store.set(`${scope.id}:${parameter.binding}`, value)
  }
  return scope
}

function runBody(machine: Machine, scope: Scope, state: State): Abstract {
  const returns: Returned[] = []
  const { doubt, by } = state
  const raised = raisedSoFar(machine)
  machine.run(scope.function.node.body, scope, state, returns)
  if (machine.depth === 1) hearOfEnds(machine, scope, state, returns)
  let value: Abstract | null = state.dead ? null : UNDEFINED
  for (const returned of returns) {
    const given = marked(returned.value, returned.state.by && !by)
    value = value === null ? given : join(value, given)
    state.merge(returned.state)
  }
  if (!state.dead && raisedSoFar(machine) === raised) state.doubt = doubt
  return value ?? UNDEFINED
}

/** The framework called the function: each way out of it may mean something. */
function hearOfEnds(machine: Machine, scope: Scope, state: State, returns: readonly Returned[]): void {
  const { end } = scope.function.node
  for (const returned of returns) machine.ended?.(returned.state, returned.value, returned.place)
  if (!state.dead) machine.ended?.(state, UNDEFINED, placeIn(scope, { start: end, end }))
}

/** Errors that the innermost catcher has seen: a call that raised none on any path leaves no doubt behind. */
function raisedSoFar(machine: Machine): number {
  return machine.catchers.at(-1)?.states.length ?? 0
}

function runAsynchronous(machine: Machine, scope: Scope, state: State): Abstract {
  const catcher: Catcher = { states: [], error: null }
  machine.catchers.push(catcher)
  const value = runBody(machine, scope, state)
  machine.catchers.pop()
  const fulfilled = !state.dead
  for (const failed of catcher.states) state.merge(failed)
  const inner = value.kind === 'promise' ? value : { value, fails: null }
  const fails = moreTelling(catcher.error, inner.fails)
  const by = catcher.states.length > 0 && catcher.states.every(state => state.by)
  return { kind: 'promise', value: fulfilled ? inner.value : null, fails: fails === null ? null : marked(fails, by) }
}
