import type { Place } from '../../model/index.ts'
import { constant, truth, type Abstract } from './abstract.ts'
import type { Answering } from './dialect.ts'
import { isLoginLocation } from './login.ts'
import { mayRaise, raise, say, type Machine } from './machine.ts'
import { hasStatus, setSent, setStatus, statusSet } from './sent.ts'
import type { State } from './state.ts'
import { statusCarried } from './status.ts'

interface Doing {
  /** What it is done on. */
  readonly object: Abstract
  readonly place: Place
  readonly state: State
}

/** Does what the framework says that a call, or an assignment, does to the answer; gives what the call gives. */
export function does(machine: Machine, doing: Answering, { object, place, state }: Doing): Abstract {
  if (doing.kind === 'headers' || doing.kind === 'status') {
    for (const [header, value] of doing.headers ?? []) {
      say(machine, state, { kind: 'header', place, status: null, explicit: true, name: header, values: [value] })
    }
  }
  switch (doing.kind) {
    case 'other': case 'headers': case 'calls': return object
    case 'status': setStatus(state, doing.status, place); return { kind: 'response', status: doing.status }
    case 'sets':
      if (doing.status !== null) {
        setStatus(state, doing.status, place)
        state.refused = isRefusal(doing.status) ? { place, how: 'sent', doubt: state.doubt } : null
      }
      setSent(state)
      return object
    case 'makes': return { kind: 'response', status: refusal(doing) ?? statusSet(state, { kind: 'response', status: doing.status }), at: place }
    case 'raises': return raises(machine, doing, place, state)
    case 'answers': {
      const status = doing.status ?? (hasStatus(state, object) ? statusSet(state, object) : machine.dialect.unset ?? null)
      setSent(state)
      if (isRefusal(status)) state.refused ??= { place, how: 'sent', doubt: state.doubt }
      say(machine, state, { kind: isRefusal(status) || refusal(doing) !== null ? 'refuse' : 'answer', place, status, explicit: true })
      return object
    }
  }
}

/** Statuses that say that somebody else might have been let in. */
export const isRefusal = (status: number | null): boolean => status === 401 || status === 403 || status === 407

/** 302 for a redirect to the page where people sign in: that refuses too. */
function refusal({ location }: { readonly location?: string | null }): number | null {
  return location !== undefined && isLoginLocation(location) ? 302 : null
}

function raises(machine: Machine, { error, unless }: Extract<Answering, { kind: 'raises' }>, place: Place, state: State): Abstract {
  const holds = unless === undefined ? false : truth(unless)
  const by = unless?.by !== undefined
  if (holds !== false) {
    if (holds === null) mayRaise(machine, state, { kind: 'error', status: null, at: place })
    return constant(undefined, false)
  }
  const status = error === undefined ? null : statusCarried(machine.program, error)
  raise(machine, state, { kind: 'error', status: status ?? 500, at: place, ...by || state.by ? { by: true as const } : {} })
  return constant(undefined, false)
}
