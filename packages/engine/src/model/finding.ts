import type { Step } from './flow.ts'
import type { Place } from './span.ts'

/** Replaces `[start, end)` of a file by a text. Edits of one fix do not overlap. */
export interface Edit extends Place {
  readonly text: string
}

/** A change that removes the finding. `automatic` only when honest requests get the same answers. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  readonly automatic: boolean
}

export type Severity = 'error' | 'warning'
export type Confidence = 'high' | 'medium' | 'low'

/** What a rule reports: one defect. */
export interface Problem {
  /** The sink: where the defect is. */
  readonly place: Place
  /** What is wrong here, why it matters, what to write instead. One paragraph, no line break. */
  readonly message: string
  readonly confidence: Confidence
  /** Lower than the rule's own when set. */
  readonly severity?: Severity
  /** The path of the data, first the source, last the sink. */
  readonly steps: readonly Step[]
  readonly related: readonly Step[]
  readonly fixes: readonly Fix[]
  /** What makes it the same defect after the file was edited elsewhere (route, sink, column), for the fingerprint. */
  readonly identity: string
}

export interface Finding extends Problem {
  readonly rule: string
  readonly severity: Severity
  /** Stable over unrelated edits. */
  readonly fingerprint: string
}

/** Something that kept a stage from its work on one file: the run goes on, the exit code tells. */
export interface Note {
  readonly path: string
  readonly message: string
  readonly stage: string
}
