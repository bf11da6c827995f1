import type { Expression } from '../../model/index.ts'
import { marked, truth, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { does } from './answering.ts'
import { placeIn, type Machine } from './machine.ts'
import { keyOf } from './sent.ts'
import type { State } from './state.ts'

/** Sets a variable, or a property of request, response or session, for the rest of the path. */
export function assign(machine: Machine, node: Extract<Expression, { kind: 'assign' }>, scope: Scope, state: State): Abstract {
  const value = assigned(machine, node, scope, state)
  const { target } = node
  if (target.kind === 'ref') setVariable(target.binding, value, scope, state)
  else if (target.kind === 'member') setMember(machine, target, value, scope, state)
  else if (target.kind === 'index') machine.evaluate(target, scope, state)
  return value
}

function assigned(machine: Machine, node: Extract<Expression, { kind: 'assign' }>, scope: Scope, state: State): Abstract {
  if (node.operator === '=') return machine.evaluate(node.value, scope, state)
  const before = machine.evaluate(node.target, scope, state)
  const value = machine.evaluate(node.value, scope, state)
  if (node.operator === '&&=') return truth(before) === false ? before : marked(UNKNOWN, before.by !== undefined)
  if (node.operator === '||=' || node.operator === '??=') return truth(before) === true ? before : truth(before) === false ? value : UNKNOWN
  return marked(UNKNOWN, before.by !== undefined || value.by !== undefined)
}

function setVariable(binding: number, value: Abstract, scope: Scope, state: State): void {
  const owner = scope.function.module.bindings[binding]?.function
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.function.module === scope.function.module && at.function.index === owner) {
      state.store.set(`${at.id}:${binding}`, value)
      return
    }
  }
}

function setMember(machine: Machine, target: Extract<Expression, { kind: 'member' }>, value: Abstract, scope: Scope, state: State): void {
  const object = machine.evaluate(target.object, scope, state)
  const key = keyOf(object, target.property)
  if (key !== null) {
    state.store.set(key, value)
    const doing = object.kind === 'request' || object.kind === 'response' ? machine.dialect.assigned?.(target.property, value) : null
    if (doing) does(machine, doing, { object, place: placeIn(scope, target), state })
  }
  else if (object.kind === 'record' && target.object.kind === 'ref') {
    setVariable(target.object.binding, { ...object, fields: new Map([...object.fields, [target.property, value]]) }, scope, state)
  }
}
