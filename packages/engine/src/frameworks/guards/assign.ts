import type { Expression } from '../../model/index.ts'
import { constant, marked, truth, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import type { Machine } from './machine.ts'
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
  if (key !== null) state.store.set(key, value)
  else if (object.kind === 'record' && target.object.kind === 'ref') {
    setVariable(target.object.binding, { ...object, fields: new Map([...object.fields, [target.property, value]]) }, scope, state)
  }
}

/** Where a property is kept that code may set on a request, a response or a part of them. */
export function keyOf(object: Abstract, name: string): string | null {
  if (object.kind === 'request') return `@request.${name}`
  if (object.kind === 'response') return `@response.${name}`
  return object.kind === 'part' ? `@${object.part}.${name}` : null
}

/** The status that was set on the response before it is sent. */
export function statusSet(state: State, response: Abstract): number | null {
  if (response.kind === 'response' && response.status !== null) return response.status
  const set = state.store.get('@response.statusCode')
  return set?.kind === 'constant' && typeof set.value === 'number' ? set.value : null
}

/** Remembers a status for what is sent later. */
export function setStatus(state: State, status: number | null): void {
  state.store.set('@response.statusCode', status === null ? UNKNOWN : constant(status, false))
}

/** Remembers that the request was answered. */
export function setSent(state: State): void {
  state.store.set('@response.sent', constant(true, false))
}

/** Whether the request was answered on every way that leads here. */
export function isSent(state: State): boolean {
  const sent = state.store.get('@response.sent')
  return sent?.kind === 'constant' && sent.value === true
}
