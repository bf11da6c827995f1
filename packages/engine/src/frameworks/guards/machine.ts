import type { Expression, FunctionRef, Place, Program, Site, Statement, Value } from '../../model/index.ts'
import type { Abstract, Scope } from './abstract.ts'
import type { Dialect, Facts } from './dialect.ts'
import type { Refused, State } from './state.ts'

/** What happens to the request on one path. */
export interface Outcome {
  /** `pass`: handed on; `refuse`: answered with a refusal, or an error raised; `answer`: any other answer; `effect`: rows changed. */
  readonly kind: 'pass' | 'refuse' | 'answer' | 'effect' | 'opaque' | 'header' | 'probe'
  readonly place: Place
  readonly status: number | null
  /** A credential decided that it comes to this. */
  readonly by: boolean
  /** An answer, as opposed to an error that something else answers. */
  readonly explicit: boolean
  /** Of `opaque`: who decides. Of `header`: its name, in lower case. */
  readonly name?: string
  /** Of `header` its value, of `probe` the arguments. */
  readonly values?: readonly Abstract[]
  /** Something unknown decided that it comes to this. */
  readonly doubt: boolean
  /** Of `refuse`: it only says nothing, or sends elsewhere, which is a refusal where others are answered otherwise. */
  readonly mild?: true
  /** The refusal that was to end the path before it came to this. */
  readonly after?: Refused
}

/** The interpreter: what its parts share. Parts call each other through it, so that none imports another. */
export interface Machine {
  readonly program: Program
  readonly dialect: Dialect
  readonly facts: Facts
  readonly outcomes: Outcome[]
  /** Where errors go: the innermost `try` or asynchronous call is last. */
  readonly catchers: Catcher[]
  /** The functions that run where others are called, for the one route. */
  readonly instead: FunctionRef['instead'] | null
  steps: number
  depth: number
  scopes: number
  /** A member of what a stranger does not have was read. */
  crashed: boolean
  /** A credential was given to a function of which nothing is known. */
  unverified: boolean
  /** The call whose promise is about to be chained (`.then`): it rejects instead of throwing. */
  promised: Expression | null
  /** The first verification of a package that failed, as evidence. */
  verifier: { readonly name: string, readonly place: Place } | null
  /** A limit was met, so that nothing may be concluded from what was not seen. */
  exhausted: boolean
  readonly running: Set<FunctionRef>
  /** Hears of each way in which the function under judgement ends. */
  readonly ended: ((state: State, value: Abstract, place: Place) => void) | null
  evaluate: (node: Expression, scope: Scope, state: State) => Abstract
  run: (statements: readonly Statement[], scope: Scope, state: State, returns: Returned[]) => void
  /** Calls a function with values. */
  call: (callee: Closure, args: readonly Abstract[], state: State) => Abstract
  /** Reads a member of a value. */
  member: (object: Abstract, name: string, site: Site, scope: Scope, state: State) => Abstract
  /** What values of the program are. */
  fromValues: (values: readonly Value[]) => Abstract
}

/** Where a state keeps what a callback was told that is listened to. */
export const HEARD = '@probe.heard'

export type Closure = Extract<Abstract, { kind: 'closure' }>

export interface Catcher {
  readonly states: State[]
  error: Abstract | null
}

export interface Returned {
  readonly state: State
  readonly value: Abstract
  readonly place: Place
}

export function say(machine: Machine, state: State, outcome: Omit<Outcome, 'by' | 'doubt' | 'after'> & { readonly by?: boolean }): void {
  const { refused } = state
  const said = { ...outcome, by: outcome.by === true || state.by, doubt: state.doubt }
  // Where an answer stays, what was refused is not handed on, whatever the function does.
  const isOver = refused === null || machine.dialect.answeredStays === true && outcome.kind === 'pass'
  machine.outcomes.push(isOver ? said : { ...said, after: refused })
}

/** An error may be raised here: the innermost catcher sees the state as one of those it may begin with. */
export function mayRaise(machine: Machine, state: State, error: Abstract, certain = false): void {
  const catcher = machine.catchers.at(-1)
  if (catcher === undefined || state.dead) return
  const copy = state.copy()
  copy.doubt ||= !certain
  if (error.by !== undefined) copy.by = true
  catcher.states.push(copy)
  if (catcher.error === null || telling(error) > telling(catcher.error) || catcher.error.by === undefined) catcher.error = error
}

/** Of two errors that may be raised, the one that says more. */
export function moreTelling(one: Abstract | null, other: Abstract | null): Abstract | null {
  if (one === null || other === null) return one ?? other
  return telling(other) > telling(one) ? other : one
}

/** An error that a statement raises says more than one that a call may raise; one that a credential decides more than others. */
function telling(error: Abstract): number {
  return (error.kind === 'error' && (error.at !== undefined || error.status !== null) ? 2 : 0) + (error.by === undefined ? 0 : 1)
}

/** An error is raised here; nothing after it runs. */
export function raise(machine: Machine, state: State, error: Abstract): void {
  mayRaise(machine, state, error, true)
  state.dead = true
}

/** A member of nothing is read: an error. It is also gone on from, since most code is written for whoever has a credential. */
export function readOfNothing(machine: Machine, state: State): void {
  const error: Abstract = { kind: 'error', status: null, by: true }
  machine.crashed = true
  if (machine.facts.unverified === 'throws' && machine.catchers.length > 1) raise(machine, state, error)
  else mayRaise(machine, state, error)
}

export function siteOf(scope: Scope, node: Expression): Site {
  return { module: scope.function.module, node }
}

export function placeIn(scope: Scope, { start, end }: { readonly start: number, readonly end: number }): Place {
  return { path: scope.function.module.path, start, end }
}
