import type { Entity } from './entity.ts'
import type { Confidence, Problem, Severity } from './finding.ts'
import type { Arrival } from './flow.ts'
import type { Kind } from './kind.ts'
import type { Module } from './module.ts'
import type { Policy } from './policy.ts'
import type { Program } from './program.ts'
import type { Surface } from './route.ts'

export interface RuleMeta {
  readonly name: string
  /** One sentence. */
  readonly description: string
  /** Numbers in the list of eleven API risks. */
  readonly risks: readonly number[]
  readonly cwe: readonly number[]
  /** OWASP ids: API Security Top 10 of 2023 and 2019, Web Top 10 (`API3:2023`, `API8:2019`, `A03:2021`). */
  readonly owasp: readonly string[]
  /** The smallest preset it is on in. */
  readonly preset: 'recommended' | 'strict' | 'all'
  readonly severity: Severity
  /** Findings below this confidence are dropped in `recommended`. */
  readonly confidence: Confidence
  readonly fixable: boolean
  readonly hasSuggestions: boolean
}

/** A query on the model. */
export interface Rule {
  readonly meta: RuleMeta
  readonly run: (view: View) => Iterable<Problem>
}

/** Everything a rule may ask. */
export interface View {
  readonly surface: Surface
  readonly program: Program
  readonly policy: Policy
  readonly arrivals: (kind: Kind) => readonly Arrival[]
  /** By id, class, table or property name. */
  readonly entity: (name: string) => Entity | null
  readonly entities: readonly Entity[]
  /** Whether a name is that of what must never leave (a password, a token, a key), by the words that columns are judged by. */
  readonly isSecretName: (name: string) => boolean
  readonly module: (path: string) => Module | null
  /** The original text of a project file. */
  readonly text: (path: string) => string
}
