import type { Call, Expression, Tagged } from '../model/expression.ts'
import type { Site } from '../model/value.ts'
import type { Activation } from './engine.ts'
import { entityOfText } from './library/entity.ts'
import { readSql } from './library/sql-text.ts'
import { MAX_ARRIVALS, MAX_SYMBOLIC_CALLS } from './limits.ts'
import { spreadParameters } from './parameters.ts'
import { type Substitution, substitute, substitution } from './substitute.ts'
import { type Meeting, type Summary, SELF } from './summary.ts'
import { type AbstractValue, type SymbolicCall, make, markOf, nothing } from './value.ts'
import { passing } from './convert.ts'
import { update } from './interpret/places.ts'

/**
 * Applies a function's summary to the arguments of a call: calls of parameters first, since what they give may be returned, then
 * meetings, then what the function leaves in its arguments.
 */
export function apply(
  a: Activation, summary: Summary, given: readonly AbstractValue[], self: AbstractValue, site: Site<Call | Tagged>,
  places: readonly (Expression | null)[] = [], selfPlace: Expression | null = null
): AbstractValue {
  const parameters = summary.function.node.parameters
  const arriving = given.map((value, index) => {
    const place = places[index] ?? null
    return place === null ? value : passing(value, { module: a.module, node: place }, wordsOfPassing(a, summary, place))
  })
  const by = resolve(a, summary, spreadParameters(parameters, arriving), self)
  for (const [index, left] of summary.leaves) {
    const place = index === SELF ? selfPlace : parameters[index]?.rest === true ? null : places[index] ?? null
    if (place !== null) update(a, place, substitute(left, by))
  }
  if (!summary.completes) a.variables = null
  return substitute(summary.returns, by)
}

/** What the symbols of a summary stand for here, once the calls of parameters were made; its meetings happen. */
export function resolve(a: Activation, summary: Summary, args: readonly AbstractValue[], self: AbstractValue): Substitution {
  const results = new Map<SymbolicCall, AbstractValue>()
  const by = substitution(args, self, results)
  a.building.called.add(summary)
  for (const call of summary.calls) results.set(call, callBack(a, call, by))
  for (const meeting of summary.symbolic) meet(a, { place: meeting.place, data: substitute(meeting.data, by) })
  return by
}

function wordsOfPassing(a: Activation, summary: Summary, place: Expression): string {
  const words = a.engine.program.words({ module: a.module, node: place })
  return summary.function.node.name === null ? words : `${words} is handed to ${summary.function.node.name}`
}

/** A call of something that the summary knew as a symbol: run what it is here, or leave it to this function's callers. */
function callBack(a: Activation, call: SymbolicCall, by: Substitution): AbstractValue {
  const callee = substitute(call.callee, by)
  const args = call.arguments.map(value => substitute(value, by))
  const self = call.self && substitute(call.self, by)
  const { invoke, methodElsewhere } = a.engine.interpreter
  const result = invoke(a, callee, args, call.site) ?? (self === null ? null : methodElsewhere(a, call.site, self, args))
  if (result !== null) return result
  if (!callee.symbolic) return nothing
  return callLater(a, { callee, self, arguments: args, site: call.site })
}

/** Notes a call that only callers can resolve; its result is a symbol. */
export function callLater(a: Activation, call: Pick<SymbolicCall, 'callee' | 'self' | 'arguments' | 'site'>): AbstractValue {
  if (a.building.calls.length >= MAX_SYMBOLIC_CALLS || a.variables === null) return nothing
  const parameters = new Map<number, AbstractValue>()
  a.root.node.parameters.forEach(({ binding }, index) => {
    const held = a.variables?.get(binding)
    if (held !== undefined) parameters.set(index, held)
  })
  const noted: SymbolicCall = { id: a.engine.next(), ...call, parameters }
  a.building.calls.push(noted)
  return make({ marks: [markOf({ kind: 'result', call: noted }, null)] })
}

/** Keeps a meeting: settled when it speaks of no symbol. */
export function meet(a: Activation, given: Meeting): void {
  const { building } = a
  const meeting = given.place.kind === 'sql-text' ? ofText(a, given) : given
  if (!meeting.data.symbolic) {
    building.settled.push(meeting)
  } else if (building.symbolic.length < MAX_ARRIVALS) {
    building.symbolic.push(meeting)
  } else {
    const message = `More than ${MAX_ARRIVALS} uses of parameters in one function: the rest is not followed to its callers.`
    if (!building.notes.some(note => note.message === message)) building.notes.push({ path: a.module.path, stage: 'flow', message })
  }
}


/** The entity and operation of an SQL text, when the text is known here. */
function ofText(a: Activation, meeting: Meeting): Meeting {
  const [text] = meeting.data.texts ?? []
  if (text === undefined || (meeting.place.entity !== null && meeting.place.operation !== null)) return meeting
  const entity = entityOfText(a.engine, text) ?? meeting.place.entity
  return { ...meeting, place: { ...meeting.place, entity, operation: readSql(text).operation ?? meeting.place.operation } }
}
