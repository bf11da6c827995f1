import type { Call } from '../../model/index.ts'
import { truth, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { placeIn, say, type Machine } from './machine.ts'
import { isSent } from './sent.ts'
import type { State } from './state.ts'
import { statusesCarried } from './status.ts'

/** `next()` hands the request on; `next(error)` refuses it. Code after it runs all the same. */
export function passOn(machine: Machine, args: readonly Abstract[], node: Call, scope: Scope, state: State): Abstract {
  const place = placeIn(scope, node)
  const [error] = machine.dialect.nextTakes === 'context' ? [] : args
  if (machine.dialect.answeredStays === true && isSent(state)) return UNDEFINED
  const holds = error === undefined || error.kind === 'constant' && (error.value === 'route' || error.value === 'router') ? false : truth(error)
  if (holds !== true) say(machine, state, { kind: 'pass', place, status: null, explicit: true })
  if (holds !== false) {
    const statuses = error === undefined ? [null] : statusesCarried(machine.program, error)
    for (const status of statuses) say(machine, state, { kind: 'refuse', place, status, explicit: true, by: error?.by !== undefined })
  }
  return holds === null ? UNKNOWN : UNDEFINED
}
