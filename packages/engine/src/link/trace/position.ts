import type { TracedCall } from '../../model/program.ts'
import type { Frame, FunctionRef } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import type { Interest } from './interest.ts'

export type Conditions = TracedCall['conditions']

/** Where the walk is: a function of a file, in an activation, under conditions. */
export interface Position {
  readonly target: FunctionRef
  readonly frame: Frame | null
  readonly conditions: Conditions
  readonly depth: number
}

/** What the parts of the walk ask of it. */
export interface Runner {
  readonly linker: Linker
  readonly interest: Interest
  run: (target: FunctionRef, frame: Frame | null, from: Position) => void
}
