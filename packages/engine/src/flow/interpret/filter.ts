import type { Call } from '../../model/expression.ts'
import { readElement } from '../access.ts'
import { type Activation, siteOf } from '../engine.ts'
import { SELF } from '../summary.ts'
import { substitute, substitution } from '../substitute.ts'
import { type AbstractValue, type Closure, make, nothing } from '../value.ts'
import { joinVariables, noExits } from '../variables.ts'

/** `list.filter(test)`: the elements for which the test can be truthy, as it leaves them. */
export function filtered(a: Activation, node: Call, receiver: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
  const element = readElement(receiver)
  const [closure] = args[0]?.closures ?? []
  if (closure === undefined || element === nothing) {
    a.engine.interpreter.invoke(a, args[0] ?? nothing, [element], siteOf(a, node))
    return receiver
  }
  const kept = closure.definer === null ? bySummary(a, closure, element) : byBody(a, closure, element)
  a.engine.interpreter.invoke(a, args[0] ?? nothing, [element], siteOf(a, node))
  if (kept === null || kept === element) return receiver
  return make({ ...receiver, marks: [], fields: new Map(), elements: kept, texts: null })
}

function bySummary(a: Activation, closure: Closure, element: AbstractValue): AbstractValue | null {
  const summary = a.engine.summarise(closure.function, closure.frame)
  const refined = summary.whenTrue.get(0)
  return refined === undefined || summary.whenTrue.has(SELF)
    ? null
    : substitute(refined, substitution([element], nothing))
}

/** What the first parameter is where the body returns something truthy. */
function byBody(a: Activation, closure: Closure, element: AbstractValue): AbstractValue | null {
  const { node } = closure.function
  const binding = node.parameters[0]?.binding
  if (a.variables === null || binding === undefined || closure.definer?.identity !== a.identity || a.running.includes(closure.function)) return null
  const before = { variables: a.variables, exits: a.exits, jumps: a.jumps, function: a.function }
  const made = a.building.calls.length
  a.variables = new Map(a.variables).set(binding, element)
  a.exits = noExits()
  a.jumps = []
  a.function = closure.function
  a.running.push(closure.function)
  a.engine.interpreter.statements(a, node.body)
  const truthy = joinVariables(a.exits.whenTrue, null)
  a.running.pop()
  a.variables = before.variables
  a.exits = before.exits
  a.jumps = before.jumps
  a.function = before.function
  a.building.calls.length = made
  return truthy?.get(binding) ?? null
}
