import { join, marked, truth, UNDEFINED, UNKNOWN, type Abstract, type Settled } from './abstract.ts'
import type { Machine } from './machine.ts'
import type { State } from './state.ts'

/** `new Promise((resolve, reject) => ...)`: what the function settles it with; when it does neither in sight, anything may come. */
export function makePromise(machine: Machine, executor: Abstract | undefined, state: State): Abstract {
  const cell: Settled = { value: null, fails: null }
  if (executor?.kind !== 'closure') return UNKNOWN
  machine.call(executor, [{ kind: 'settler', fulfils: true, cell }, { kind: 'settler', fulfils: false, cell }], state)
  const settled = cell.value !== null || cell.fails !== null
  return { kind: 'promise', value: settled ? cell.value : UNKNOWN, fails: cell.fails }
}

/** `resolve(value)` and `reject(error)`. */
export function settle({ fulfils, cell }: Extract<Abstract, { kind: 'settler' }>, value: Abstract, state: State): Abstract {
  if (fulfils) cell.value = cell.value === null ? value : join(cell.value, value)
  else cell.fails ??= truth(value) === true ? marked(value, state.by) : { kind: 'error', status: null, ...state.by ? { by: true as const } : {} }
  return UNDEFINED
}
