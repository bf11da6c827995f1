import type { Expression, Frame, FunctionRef, Module, Place, Site, Statement, Value } from '../../model/index.ts'
import type { PathPattern } from './patterns.ts'

/** What an expression has to do with the request that came in. */
export type Aspect =
  | { readonly kind: 'request' | 'response' | 'method' | 'path' }
  /** The parts of a URL, by name; `pieces`: what stands before and after its query. */
  | { readonly kind: 'parsed' | 'pieces' }
  /** The segments of the path as a list, whose element i is segment i - shift; how many there are. */
  | { readonly kind: 'segments', readonly shift: number }
  | { readonly kind: 'length', readonly shift: number }
  | { readonly kind: 'segment', readonly at: number }
  /** All that follows the beginning of the path, as far as that is known. */
  | { readonly kind: 'rest' }
  /** Method and path in one text. */
  | { readonly kind: 'key', readonly parts: readonly string[] }
  | { readonly kind: 'match', readonly pattern: PathPattern }
  /** One of the entries of a table, by what is asked of the request. */
  | { readonly kind: 'entry', readonly entries: readonly TableEntry[] }
  | { readonly kind: 'program', readonly values: readonly Value[], readonly site: Site, readonly frame: Frame | null }

/** An entry, and the texts by which it is found, or the test. */
export interface TableEntry {
  readonly keys: readonly { readonly by: Aspect, readonly text: string }[]
  readonly test?: { readonly node: Expression, readonly env: Environment }
  readonly value: Aspect & { readonly kind: 'program' }
  /** Where it is registered. */
  readonly place: Place
}

/** What names stand for, in one function as it was called. */
export interface Environment {
  readonly module: Module
  readonly frame: Frame | null
  readonly names: ReadonlyMap<number, Aspect>
  /** It is one turn of a loop: tests come out anew in each, so that none is decided once for all. */
  readonly turn?: true
}

/** A function of the project as a call runs it. */
export interface Entered {
  readonly function: FunctionRef
  readonly body: readonly Statement[]
  readonly env: Environment
}
