import type { Call } from '../../model/index.ts'
import { truth, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { isSent } from './assign.ts'
import { placeIn, say, type Machine } from './machine.ts'
import type { State } from './state.ts'
import { statusOfError } from './status.ts'

function statusOf(machine: Machine, error: Abstract): number | null {
  if (error.kind === 'value') return statusOfError(machine.program, error.value)
  if (error.kind === 'error') return error.status
  const field = error.kind === 'record' ? error.fields.get('status') ?? error.fields.get('statusCode') : undefined
  return field?.kind === 'constant' && typeof field.value === 'number' ? field.value : null
}

/** `next()` hands the request on; `next(error)` refuses it. Code after it runs all the same. */
export function passOn(machine: Machine, args: readonly Abstract[], node: Call, scope: Scope, state: State): Abstract {
  const place = placeIn(scope, node)
  const [error] = args
  if (machine.dialect.answeredStays === true && isSent(state)) return UNDEFINED
  const holds = error === undefined || error.kind === 'constant' && (error.value === 'route' || error.value === 'router') ? false : truth(error)
  if (holds !== true) say(machine, state, { kind: 'pass', place, status: null, explicit: true })
  if (holds !== false) {
    say(machine, state, { kind: 'refuse', place, status: error === undefined ? null : statusOf(machine, error), explicit: true, by: error?.by !== undefined })
  }
  return holds === null ? UNKNOWN : UNDEFINED
}
