import type { ValueType } from '../../model/kind.ts'
import type { Frame, Site } from '../../model/value.ts'

/** What a validator's schema lets through. */
export interface Shape {
  readonly type: ValueType
  /** Null: it says nothing of keys. */
  readonly keys: ReadonlyMap<string, Shape> | null
  /** `unsaid`: it does not say, so that they stay unless who checks by it decides otherwise. */
  readonly unknown: 'strip' | 'keep' | 'reject' | 'unsaid'
  readonly element: Shape | null
  /** One of several schemas. */
  readonly either: readonly Shape[]
  /** A number has a largest value. */
  readonly bounded?: true
  /** What it was before it became this: what is checked and not replaced still is. */
  readonly entered?: Shape
}

/** A schema of which nothing is known. */
export const anyShape: Shape = { type: 'any', keys: null, unknown: 'keep', element: null, either: [] }

/** An expression and the activation to ask about it. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}
