import type { Expression, FunctionRef, Place, Value } from '../../model/index.ts'
import { ANYTHING, keyOf, type Known } from './knowledge.ts'

/** A function of the project as a value: with the activation that made it. */
export type FunctionValue = Value & { readonly kind: 'function' }

/** One way through a listener: what is known of the requests that take it, and how the tests on it came out. */
export interface Way {
  readonly known: Known
  /** Null: it came out both ways. */
  readonly outcomes: ReadonlyMap<Expression, boolean | null>
  /** Of tables: the functions that this way runs, and all that it might have run. */
  readonly chosen: ReadonlyMap<FunctionRef, FunctionValue>
  readonly offered: ReadonlySet<FunctionRef>
  /** The test, or entry of a table, that told most of it. */
  readonly place: Place | null
  /** The last function of the project that got the response. */
  readonly ran: string | null
}

export const BEGIN: Way = { known: ANYTHING, outcomes: new Map(), chosen: new Map(), offered: new Set(), place: null, ran: null }

/** The way on which a test came out so; `kept`: for all that follows. */
export function decided(way: Way, test: Expression, holds: boolean, known: Known, place: Place | null, kept = true): Way {
  const after = { ...way, known, place: place ?? way.place, ran: known === way.known ? way.ran : null }
  if (!kept) return after
  const before = way.outcomes.get(test)
  const outcome = before === undefined || before === holds ? holds : null
  return { ...after, outcomes: new Map(way.outcomes).set(test, outcome) }
}

/** Ways that know the same are one, as far as what follows is concerned. */
export function unrepeated(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways
  const seen = new Map<string, Way>()
  for (const way of ways) {
    const key = `${keyOf(way.known)} ${way.chosen.size === 0 ? '' : [...way.chosen.keys()].map(({ module, index }) => `${module.path}#${index}`).join()}`
    const before = seen.get(key)
    seen.set(key, before === undefined ? way : joined(before, way))
  }
  return [...seen.values()]
}

/** What came out differently on two ways is open. */
function joined(one: Way, other: Way): Way {
  if (one === other) return one
  const outcomes = new Map(one.outcomes)
  for (const [test, holds] of other.outcomes) outcomes.set(test, !outcomes.has(test) || outcomes.get(test) === holds ? holds : null)
  return { ...one, outcomes }
}

/** Gives a segment the name of the variable that holds it. */
export function named(way: Way, at: number, name: string): Way {
  if (way.known.names.has(at)) return way
  return { ...way, known: { ...way.known, names: new Map(way.known.names).set(at, name) } }
}
