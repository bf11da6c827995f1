import type { Program } from '../../model/index.ts'
import { join, marked, truth, UNDEFINED, UNKNOWN, type Abstract, type Settled } from './abstract.ts'
import type { Machine } from './machine.ts'
import type { State } from './state.ts'
import { statusesCarried } from './status.ts'

/** `new Promise((resolve, reject) => ...)`: what the function settles it with; when it does neither in sight, anything may come. */
export function makePromise(machine: Machine, executor: Abstract | undefined, state: State): Abstract {
  const cell: Settled = { value: null, fails: null }
  if (executor?.kind !== 'closure') return UNKNOWN
  machine.call(executor, [{ kind: 'settler', fulfils: true, cell }, { kind: 'settler', fulfils: false, cell }], state)
  const settled = cell.value !== null || cell.fails !== null
  return { kind: 'promise', value: settled ? cell.value : UNKNOWN, fails: cell.fails }
}

/** `resolve(value)` and `reject(error)`. */
export function settle(machine: Machine, { fulfils, cell }: Extract<Abstract, { kind: 'settler' }>, value: Abstract, state: State): Abstract {
  if (fulfils) cell.value = cell.value === null ? value : join(cell.value, value)
  else {
    const error: Abstract = truth(value) === true ? marked(value, state.by) : { kind: 'error', status: null, ...state.by ? { by: true as const } : {} }
    cell.fails = cell.fails === null ? error : oneOf(machine.program, cell.fails, error)
  }
  return UNDEFINED
}

/** The first of two errors with which a promise may be rejected, which carries the status of one or of the other. */
function oneOf(program: Program, first: Abstract, second: Abstract): Abstract {
  const [status = null, ...others] = statusesCarried(program, first)
  const added = statusesCarried(program, second).filter(each => each !== null && each !== status && !others.includes(each))
  const or = [...others, ...added].filter(each => each !== null)
  return or.length === others.length ? first : marked({ kind: 'error', status, or }, first.by !== undefined)
}
