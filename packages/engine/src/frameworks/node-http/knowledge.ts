/**
 * What the segments of a path look like: texts, null where any may stand. `closed`: nothing follows; `below`: something does; `open`:
 * something may.
 */
export interface Shape {
  readonly segments: readonly (string | null)[]
  readonly end: 'closed' | 'open' | 'below'
}

/** What is known of method and path of the requests that come to a place in the code. */
export interface Known {
  readonly method: string | null
  /** Methods that it is not. */
  readonly not: readonly string[]
  readonly path: Shape
  /** What code calls segments, by index; -1: all that follows. */
  readonly names: ReadonlyMap<number, string>
}

export const ANYTHING: Known = { method: null, not: [], path: { segments: [], end: 'open' }, names: new Map() }

/** The shape of exactly this path, and of what begins with it. A query is left out. */
export function shapeOfText(text: string): Shape {
  return { segments: segmentsOf(text), end: 'closed' }
}

export function shapeOfPrefix(text: string): Shape {
  const segments = segmentsOf(text)
  return { segments, end: text.endsWith('/') && segments.length > 0 ? 'below' : 'open' }
}

/** The shape of paths with a text at one segment; null: any text. */
export function shapeOfSegment(at: number, text: string | null): Shape {
  const before = Array.from({ length: Math.max(at, 0) }, () => null)
  return text === null ? { segments: before, end: 'below' } : { segments: [...before, text], end: 'open' }
}

export function shapeOfLength(length: number): Shape {
  return { segments: Array.from({ length: Math.max(length, 0) }, () => null), end: 'closed' }
}

function segmentsOf(text: string): readonly string[] {
  return (text.split(/[?#]/)[0] ?? '').split('/').filter(part => part !== '')
}

/** What both say; null when no path is both. */
export function unite(one: Shape, other: Shape): Shape | null {
  const length = Math.max(one.segments.length, other.segments.length)
  const segments: (string | null)[] = []
  for (let index = 0; index < length; index++) {
    const [left, right] = [one, other].map(({ segments: all, end }) => index < all.length ? all[index] ?? null : end === 'closed' ? false : null)
    if (left === false || right === false || left === undefined || right === undefined) return null
    if (left !== null && right !== null && left !== right) return null
    segments.push(left ?? right)
  }
  if (one.end === 'closed' || other.end === 'closed') {
    const short = [one, other].some(({ segments: all, end }) => end === 'below' && all.length >= length)
    return short ? null : { segments, end: 'closed' }
  }
  const below = [one, other].some(({ segments: all, end }) => end === 'below' && all.length === length)
  return { segments, end: below ? 'below' : 'open' }
}

/** Two answers to a test: what is known where it holds and where it does not; null: it cannot be. */
export interface Split {
  readonly yes: Known | null
  readonly no: Known | null
}

/** Whether the path has a shape. */
export function askPath(known: Known, shape: Shape): Split {
  const path = unite(known.path, shape)
  if (path === null) return { yes: null, no: known }
  return { yes: { ...known, path }, no: isSame(path, known.path) ? null : known }
}

/** Whether there is a segment: where there is none, the path ends before it. */
export function askSegment(known: Known, at: number): Split {
  const { yes, no } = askPath(known, shapeOfSegment(at, null))
  const ended = no === null ? null : unite(no.path, shapeOfLength(Math.max(at, 0)))
  return { yes, no: no === null || ended === null ? no : { ...no, path: ended } }
}

/** Whether the method is this one. */
export function askMethod(known: Known, method: string): Split {
  if (known.method !== null) return known.method === method ? { yes: known, no: null } : { yes: null, no: known }
  if (known.not.includes(method)) return { yes: null, no: known }
  return { yes: { ...known, method }, no: { ...known, not: [...known.not, method] } }
}

function isSame(one: Shape, other: Shape): boolean {
  if (one.end !== other.end || one.segments.length !== other.segments.length) return false
  return one.segments.every((segment, index) => segment === other.segments[index])
}

/** The path as routes show it: `/books/:id`, `/assets/*`. */
export function pathOf({ path: { segments, end }, names }: Known): string {
  let unnamed = 0
  const parameter = (name: string | undefined): string => {
    if (name !== undefined) return `:${name}`
    unnamed += 1
    return unnamed === 1 ? ':id' : `:id${unnamed}`
  }
  const parts = segments.map((segment, index) => segment ?? parameter(names.get(index)))
  if (end !== 'closed') {
    const rest = names.get(segments.length) ?? (end === 'below' ? names.get(-1) : undefined)
    parts.push(rest === undefined ? '*' : parameter(rest))
  }
  return `/${parts.join('/')}`
}

/** A text that is equal for equal knowledge. */
export function keyOf({ method, not, path }: Known): string {
  return `${method ?? `!${not.join()}`} ${path.segments.map(segment => segment ?? ':').join('/')} ${path.end}`
}
