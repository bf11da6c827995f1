/** A server of one route on a data library, and bodies of its handler, one a line: `write`, `read` and `injected` are reported, their twins not. */
export interface Store {
  readonly head: string
  readonly extra?: Readonly<Record<string, string>>
  /** Keys that the client chooses are written. */
  readonly write: string
  readonly plain: string
  /** Whole rows are answered. */
  readonly read: string
  readonly chosen: string
  /** Data of the request becomes SQL text; and where it is bound instead. */
  readonly injected?: string
  readonly bound?: string
}
