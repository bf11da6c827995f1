import type { Call } from '../../model/expression.ts'
import { readElement } from '../access.ts'
import { withElements } from '../assemble.ts'
import { type Activation, siteOf } from '../engine.ts'
import { SELF } from '../summary.ts'
import { substitute, substitution } from '../substitute.ts'
import { type AbstractValue, type Closure, nothing } from '../value.ts'
import { joinVariables, noExits } from '../variables.ts'

/** `list.filter(test)`: the elements for which the test can be truthy, as it leaves them. */
export function filtered(a: Activation, node: Call, receiver: AbstractValue, args: readonly AbstractValue[]): AbstractValue {
  const element = readElement(receiver)
  const kept = elementsWhere(a, args[0] ?? nothing, element, true)
  a.engine.interpreter.invoke(a, args[0] ?? nothing, [element], siteOf(a, node))
  return kept === null || kept === element ? receiver : withElements(receiver, kept)
}

/** What an element is for which a test gives something truthy, or falsy. Null: the test says nothing of it. */
export function elementsWhere(a: Activation, test: AbstractValue, element: AbstractValue, holds: boolean): AbstractValue | null {
  const [closure] = test.closures
  if (closure === undefined || element === nothing) return null
  return closure.definer === null ? bySummary(a, closure, element, holds) : byBody(a, closure, element, holds)
}

function bySummary(a: Activation, closure: Closure, element: AbstractValue, holds: boolean): AbstractValue | null {
  const summary = a.engine.summarise(closure.function, closure.frame)
  const known = holds ? summary.whenTrue : summary.whenFalse
  const refined = known.get(0)
  return refined === undefined || known.has(SELF) ? null : substitute(refined, substitution([element], nothing))
}

/** What the first parameter is where the body returns something truthy, or falsy. */
function byBody(a: Activation, closure: Closure, element: AbstractValue, holds: boolean): AbstractValue | null {
  const { node } = closure.function
  const binding = node.parameters[0]?.binding
  if (a.variables === null || binding === undefined || closure.definer?.identity !== a.identity || a.running.includes(closure.function)) {
    return null
  }
  const before = { variables: a.variables, exits: a.exits, jumps: a.jumps, function: a.function }
  const made = a.building.calls.length
  a.variables = new Map(a.variables).set(binding, element)
  a.exits = noExits()
  a.jumps = []
  a.function = closure.function
  a.running.push(closure.function)
  a.engine.interpreter.statements(a, node.body)
  const end = holds ? a.exits.whenTrue : joinVariables(a.exits.whenFalse, a.variables)
  a.running.pop()
  a.variables = before.variables
  a.exits = before.exits
  a.jumps = before.jumps
  a.function = before.function
  a.building.calls.length = made
  return end?.get(binding) ?? null
}
