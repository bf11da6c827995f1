/** A half-open range of UTF-16 code units `[start, end)` in the original text of one file. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span in a named file. `path` is absolute, with forward slashes. */
export interface Place extends Span {
  readonly path: string
}
