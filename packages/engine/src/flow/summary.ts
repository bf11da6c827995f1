import type { Entity } from '../model/entity.ts'
import type { Expression } from '../model/expression.ts'
import type { Note } from '../model/finding.ts'
import type { Kind } from '../model/kind.ts'
import type { Input, Placeholders } from '../model/library.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import type { AbstractValue, SymbolicCall } from './value.ts'

/** Data meeting a port, in the words of the function in which it is seen (symbols are the callers' business). */
export interface Meeting {
  readonly place: MeetingPlace
  readonly data: AbstractValue
}

/** The port of one call of the project's text: the same for everybody who reaches it. */
export interface MeetingPlace {
  readonly kind: Kind
  readonly input: Input
  readonly site: Site
  readonly argument: Site | null
  readonly port: string
  readonly callee: string
  readonly package: string
  readonly entity: string | null
  readonly placeholders: Placeholders | null
  readonly operation: 'create' | 'read' | 'update' | 'delete' | null
  readonly function: FunctionRef
  readonly header: string | null
}

/** What a function does, in terms of its parameters. Computed once, applied at every call. */
export interface Summary {
  readonly function: FunctionRef
  readonly returns: AbstractValue
  /** The same, `return` by `return`. */
  readonly returned: ReadonlyMap<Expression, AbstractValue>
  /** It may come back; false: every way throws. */
  readonly completes: boolean
  /** Meetings that need nothing of the caller. */
  readonly settled: readonly Meeting[]
  /** Meetings of symbols. */
  readonly symbolic: readonly Meeting[]
  readonly calls: readonly SymbolicCall[]
  /** What parameters (by index, -1: `this`) hold afterwards, where that differs from before. */
  readonly leaves: ReadonlyMap<number, AbstractValue>
  /** What parameters are when the result is truthy or falsy: predicates. */
  readonly whenTrue: ReadonlyMap<number, AbstractValue>
  readonly whenFalse: ReadonlyMap<number, AbstractValue>
  /** What was not followed to its end in it. */
  readonly notes: readonly Note[]
  /** The summaries that were applied in it. */
  readonly called: ReadonlySet<Summary>
}

/** `this` among parameters. */
export const SELF = -1

/** Finds an entity by any of its names. */
export type EntityLookup = (name: string) => Entity | null
