import type { Call, Tagged } from '../../model/expression.ts'
import type { Site } from '../../model/value.ts'
import type { Activation, Calling, Variables } from '../engine.ts'
import { apply } from '../apply.ts'
import { equal, join } from '../join.ts'
import { MAX_CLOSURE_DEPTH } from '../limits.ts'
import { substitute, substitution } from '../substitute.ts'
import { type AbstractValue, type Closure, make, nothing } from '../value.ts'
import { joinVariables, noExits } from '../variables.ts'
import { frameOf, insteadOf } from '../frames.ts'
import { spreadParameters } from '../parameters.ts'
import { selfKey } from './places.ts'

const callback: Calling = { surely: false, left: () => undefined }

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

/** Calls the functions that a value is; null when it is none. Of several it is one: what each leaves is joined. */
export function invoke(
  a: Activation, callee: AbstractValue, args: readonly AbstractValue[], site: Site<Call | Tagged>, calling: Calling = callback
): AbstractValue | null {
  const [only] = callee.closures
  if (only === undefined) return null
  if (callee.closures.length === 1) return call(a, only, [...only.bound, ...args], site, calling)
  const before = a.variables
  let after: Variables | null = null
  let result = nothing
  for (const closure of callee.closures) {
    a.variables = before && new Map(before)
    result = join(result, call(a, closure, [...closure.bound, ...args], site, { surely: calling.surely, left: () => undefined }))
    after = joinVariables(after, a.variables)
  }
  a.variables = after
  return result
}

function call(a: Activation, closure: Closure, args: readonly AbstractValue[], site: Site<Call | Tagged>, calling: Calling): AbstractValue {
  const target = insteadOf(a, closure.function)
  if (target === null) return nothing
  if (target !== closure.function) return call(a, { ...closure, function: target }, args, site, calling)
  const { definer } = closure
  if (definer === null) return bySummary(a, closure, args, site, calling)
  if (a.running.length >= MAX_CLOSURE_DEPTH || a.running.includes(target)) return nothing
  if (definer.identity === a.identity) return run(a, closure, args, calling)
  const translated = new Map<number, AbstractValue>()
  for (const [key, value] of definer.variables()) translated.set(key, definer.translate === null ? value : definer.translate(value))
  const elsewhere: Activation = {
    ...a, module: target.module, identity: {}, variables: translated, last: translated, jumps: [], aliases: new Map(), closures: new Map()
  }
  return run(elsewhere, closure, args, calling)
}

function bySummary(
  a: Activation, closure: Closure, args: readonly AbstractValue[], site: Site<Call | Tagged>, calling: Calling
): AbstractValue {
  const summary = a.engine.summarise(closure.function, closure.frame)
  const self = closure.self ?? nothing
  const before = a.variables
  const value = apply(a, summary, args, self, site)
  if (!calling.surely) a.variables ??= before
  const by = substitution(spreadParameters(closure.function.node.parameters, args), self)
  for (const [index, left] of summary.leaves) {
    const own = index - closure.bound.length
    if (own >= 0) calling.left(own, substitute(left, by))
  }
  return value
}

/** Runs the body in the variables of its definer, as they are now. */
function run(a: Activation, closure: Closure, args: readonly AbstractValue[], calling: Calling): AbstractValue {
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
  const given = spreadParameters(node.parameters, args)
  given.forEach((value, place) => variables.set(node.parameters[place]?.binding ?? -1, value))
  if (node.kind !== 'arrow' && closure.self !== null) variables.set(selfKey(index), closure.self)
  a.variables = variables
  a.engine.interpreter.statements(a, node.body)
  const exits = a.exits
  const after = joinVariables(a.variables, exits.variables)
  a.variables = calling.surely ? after : joinVariables(after, before)
  a.running.pop()
  a.exits = outer.exits
  a.jumps = outer.jumps
  a.function = outer.function
  a.frame = outer.frame
  if (after !== null) tell(a, closure, given, after, calling)
  return exits.value
}

/** What the parameters hold where the body ends, in the words of the call. */
function tell(
  a: Activation, { function: { node }, bound }: Closure, given: readonly AbstractValue[], after: Variables, calling: Calling
): void {
  node.parameters.forEach(({ binding, rest }, index) => {
    const value = after.get(binding)
    if (rest || index < bound.length || value === undefined || a.building.reassigned.has(binding)) return
    if (!equal(value, given[index] ?? nothing)) calling.left(index - bound.length, value)
  })
}
