import type { FunctionRef, Place } from '../../model/index.ts'
import type { Abstract } from './abstract.ts'
import { isSent, statusSet } from './assign.ts'
import { say, type Machine } from './machine.ts'
import type { State } from './state.ts'

/** Notes what it means for the request that a function ends, for frameworks to which it means something. */
export function endOf(machine: Machine, role: string, { node }: FunctionRef, state: State, given: Abstract, place: Place): void {
  const value = given.kind === 'promise' ? given.value : given
  // A promise that is never fulfilled has said so already.
  if (value === null || machine.dialect.ends === undefined) return
  if (machine.dialect.answeredStays === true && isSent(state)) return
  const meaning = machine.dialect.ends({ role, parameters: node.parameters.length, asynchronous: node.async, value })
  if (meaning === 'pass') say(machine, state, { kind: 'pass', place, status: null, explicit: true })
  if (meaning !== 'answer') return
  const status = value.kind === 'error' ? value.status : statusSet(state, { kind: 'response', status: null })
  const refuses = value.kind === 'error' || status === 401 || status === 403 || status === 407
  say(machine, state, { kind: refuses ? 'refuse' : 'answer', place, status, explicit: true })
}
