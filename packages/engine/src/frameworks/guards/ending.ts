import type { FunctionRef, Place } from '../../model/index.ts'
import type { Abstract } from './abstract.ts'
import { isRefusal } from './answering.ts'
import { say, type Machine } from './machine.ts'
import { isSent, placeOfStatus, statusSet } from './sent.ts'
import type { State } from './state.ts'

/** Notes what it means for the request that a function ends, for frameworks to which it means something. */
export function endOf(machine: Machine, role: string, { node }: FunctionRef, state: State, given: Abstract, place: Place): void {
  const value = given.kind === 'promise' ? given.value : given
  // A promise that is never fulfilled has said so already.
  if (value === null || machine.dialect.ends === undefined) return
  if (machine.dialect.answeredStays === true && isSent(state)) return
  const { parameters: { length }, async: asynchronous } = node
  const decided = state.by || value.by !== undefined
  const meaning = machine.dialect.ends({ role, name: node.name, parameters: length, asynchronous, value, answered: isSent(state), decided })
  if (meaning === 'pass') say(machine, state, { kind: 'pass', place, status: null, explicit: true })
  if (meaning === 'refuse') {
    const mild = role === 'handler' ? { status: value.kind === 'response' ? value.status : null, mild: true as const } : { status: 403 }
    say(machine, state, { kind: 'refuse', place, explicit: true, by: value.by !== undefined, ...mild })
  }
  if (meaning !== 'answer') return
  const made = value.kind === 'response' ? value : null
  const status = value.kind === 'error' ? value.status : made?.status ?? statusSet(state, { kind: 'response', status: null })
  const refuses = value.kind === 'error' || isRefusal(status) || made?.status === 302
  const at = refuses ? made?.at ?? (made === null ? placeOfStatus(state) : null) ?? place : place
  say(machine, state, { kind: refuses ? 'refuse' : 'answer', place: at, status, explicit: true, by: value.by !== undefined })
}
