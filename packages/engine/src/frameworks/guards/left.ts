import type { Place } from '../../model/index.ts'
import type { Abstract } from './abstract.ts'
import { isRefusal } from './answering.ts'
import type { Machine } from './machine.ts'
import type { State } from './state.ts'
import { statusOfError } from './status.ts'

/** A refusal that a statement makes, and neither gives back, throws nor waits for, refuses nobody: what comes after it hears of it. */
export function noteRefusal(machine: Machine, value: Abstract, place: Place, state: State): void {
  if (state.dead) return
  const isPromise = value.kind === 'promise'
  if (isRefusal(statusOf(machine, isPromise ? value.fails : value))) {
    state.refused ??= { place, how: isPromise ? 'unawaited' : 'left', doubt: state.doubt }
  }
}

/** Of a response that is made for the answer, and not of the one that the framework hands to everybody. */
function statusOf({ program, dialect }: Machine, value: Abstract | null): number | null {
  if (value?.kind === 'error') return value.status
  if (value?.kind === 'response') return value.at === undefined && dialect.ambient !== true ? null : value.status
  return value?.kind === 'value' ? statusOfError(program, value.value) : null
}
