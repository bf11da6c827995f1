import type { Program, Value } from '../../model/index.ts'
import { TRUTHY, UNKNOWN } from '../guards/abstract.ts'
import { interpret } from '../guards/interpret.ts'
import type { Outcome } from '../guards/machine.ts'
import { samplePath } from '../guards/sample.ts'
import { pagesDialect } from './dialect.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** One that no handler names: what is done with it is done with every other. */
const OTHER = 'PURGE'

/**
 * The methods that a handler of `pages/api` answers, where it tells them apart: those with which something else is done than with a
 * method that nobody knows, provided that this one is refused. Else every method is answered: `ALL`.
 */
export function methodsOf(program: Program, values: readonly Value[], path: string): readonly string[] {
  const [value] = values
  if (values.length !== 1 || value?.kind !== 'function') return ALL
  const others = does(program, value, OTHER, path)
  if (others === null || others.some(isServed)) return ALL
  const found = METHODS.map(method => ({ method, outcomes: does(program, value, method, path) }))
  if (found.some(({ outcomes }) => outcomes === null)) return ALL
  const told = found.filter(({ outcomes }) => wordsOf(outcomes ?? []) !== wordsOf(others)).map(({ method }) => method)
  return told.length === 0 ? ALL : told
}

const ALL: readonly string[] = ['ALL']

/** What comes of a request of somebody who is known; null: too large to tell. */
function does(program: Program, value: Value & { readonly kind: 'function' }, method: string, path: string): readonly Outcome[] | null {
  const { function: target, frame, self } = value
  const { outcomes, exhausted } = interpret(program, pagesDialect, { kind: 'closure', function: target, frame, scope: null, self }, 'handler', {
    credential: UNKNOWN, principal: TRUTHY, unverified: 'nothing', method, path: samplePath(path), mount: '/', asked: { route: false }, origin: null
  })
  return exhausted ? null : outcomes.filter(({ kind }) => kind !== 'header')
}

/** Rows are changed, or it is answered with something other than that it is not understood. */
function isServed({ kind, status }: Outcome): boolean {
  return kind === 'effect' || kind === 'opaque' || kind === 'answer' && (status === null || status < 400)
}

function wordsOf(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(({ kind, place, status }) => `${kind} ${place.path} ${place.start} ${status}`))].sort().join('\n')
}
