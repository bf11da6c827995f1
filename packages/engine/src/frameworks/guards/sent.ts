import type { Place } from '../../model/index.ts'
import { constant, UNKNOWN, type Abstract } from './abstract.ts'
import type { State } from './state.ts'

const AT = '@response.at'

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

/** Whether a status was set, known or not. */
export function hasStatus(state: State, response: Abstract): boolean {
  return response.kind === 'response' && response.status !== null || state.store.has('@response.statusCode')
}

/** Remembers a status for what is sent later. */
export function setStatus(state: State, status: number | null, at: Place): void {
  state.store.set('@response.statusCode', status === null ? UNKNOWN : constant(status, false))
  state.store.set(AT, { kind: 'response', status, at })
}

/** Where the status was set last. */
export function placeOfStatus(state: State): Place | null {
  const set = state.store.get(AT)
  return set?.kind === 'response' ? set.at ?? null : null
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
