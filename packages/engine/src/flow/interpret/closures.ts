import type { Call, Tagged } from '../../model/expression.ts'
import type { Site } from '../../model/value.ts'
import type { Activation, Variables } from '../engine.ts'
import { apply } from '../apply.ts'
import { join } from '../join.ts'
import { MAX_CLOSURE_DEPTH } from '../limits.ts'
import { type AbstractValue, type Closure, make, nothing } from '../value.ts'
import { joinVariables, noExits } from '../variables.ts'
import { frameOf } from '../frames.ts'
import { spreadParameters } from '../parameters.ts'
import { selfKey } from './places.ts'

/** A function expression as a value: one for each activation, so that rounds of a loop do not multiply it. */
export function closureOf(a: Activation, index: number): AbstractValue {
  const kept = a.closures.get(index)
  if (kept !== undefined) return make({ closures: [kept] })
  const target = a.engine.program.functionRef(a.module, index)
  const definer = { identity: a.identity, variables: () => a.variables ?? a.last, translate: null }
  const closure: Closure = { function: target, frame: a.frame, definer, self: null, bound: [] }
  a.closures.set(index, closure)
  return make({ closures: [closure] })
}

/** Calls the functions that a value is; null when it is none. */
export function invoke(a: Activation, callee: AbstractValue, args: readonly AbstractValue[], site: Site<Call | Tagged>): AbstractValue | null {
  if (callee.closures.length === 0) return null
  let result = nothing
  for (const closure of callee.closures) result = join(result, call(a, closure, [...closure.bound, ...args], site))
  return result
}

function call(a: Activation, closure: Closure, args: readonly AbstractValue[], site: Site<Call | Tagged>): AbstractValue {
  const { definer, function: target } = closure
  if (definer === null) {
    const summary = a.engine.summarise(target, closure.frame)
    return apply(a, summary, args, closure.self ?? nothing, site)
  }
  if (a.running.length >= MAX_CLOSURE_DEPTH || a.running.includes(target)) return nothing
  if (definer.identity === a.identity) return run(a, closure, args)
  const translated = new Map<number, AbstractValue>()
  for (const [key, value] of definer.variables()) translated.set(key, definer.translate === null ? value : definer.translate(value))
  const elsewhere: Activation = {
    ...a, module: target.module, identity: {}, variables: translated, last: translated, jumps: [], aliases: new Map(), closures: new Map()
  }
  return run(elsewhere, closure, args)
}

/** Runs the body in the variables of its definer, as they are now. */
function run(a: Activation, closure: Closure, args: readonly AbstractValue[]): AbstractValue {
  if (a.variables === null) return nothing
  const { node, index } = closure.function
  const outer = { exits: a.exits, jumps: a.jumps, function: a.function, frame: a.frame }
  const before = a.variables
  a.exits = noExits()
  a.jumps = []
  a.function = closure.function
  a.frame = frameOf(a.engine.program, closure.function, closure.frame)
  a.running.push(closure.function)
  const variables: Variables = new Map(before)
  spreadParameters(node.parameters, args).forEach((value, place) => variables.set(node.parameters[place]?.binding ?? -1, value))
  if (node.kind !== 'arrow' && closure.self !== null) variables.set(selfKey(index), closure.self)
  a.variables = variables
  a.engine.interpreter.statements(a, node.body)
  const exits = a.exits
  // A callback need not be called, and one that throws does not end its caller: the state before stays possible.
  a.variables = joinVariables(joinVariables(a.variables, exits.variables), before)
  a.running.pop()
  a.exits = outer.exits
  a.jumps = outer.jumps
  a.function = outer.function
  a.frame = outer.frame
  return exits.value
}

