/** A server of one route on a data library, and bodies of its handler, one a line: `write` and `read` are reported, their twins not. */
export interface Store {
  readonly head: string
  readonly extra?: Readonly<Record<string, string>>
  /** Keys that the client chooses are written. */
  readonly write: string
  readonly plain: string
  /** Whole rows are answered. */
  readonly read: string
  readonly chosen: string
}
