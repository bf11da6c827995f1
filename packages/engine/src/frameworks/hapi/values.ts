import type { Frame, Program, Site, Value } from '../../model/index.ts'

/** An expression and the activation in which it is written. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}

export type Entries = ReadonlyMap<string, Placed>

const NONE: Entries = new Map()

/** The entries of an object; of a function those of what it gives back. */
export function entriesAt(program: Program, placed: Placed | undefined): Entries {
  if (placed === undefined) return NONE
  for (const value of program.evaluate(placed.site, placed.frame)) {
    const entries = entriesIn(program, value)
    if (entries !== NONE) return entries
  }
  return NONE
}

function entriesIn(program: Program, value: Value): Entries {
  if (value.kind === 'record') return program.entries(value).entries
  if (value.kind !== 'function') return NONE
  const [returned] = program.returns(value.function, value.frame)
  const inner = returned === undefined ? undefined : program.evaluate(returned.site, returned.frame).find(({ kind }) => kind === 'record')
  return inner === undefined ? NONE : program.entries(inner).entries
}

/** The elements of a list, to any depth; what is no list is one. */
export function itemsAt(program: Program, placed: Placed, depth = 4): readonly (Placed & { readonly values: readonly Value[] })[] {
  const values = program.evaluate(placed.site, placed.frame)
  const list = values.find(({ kind }) => kind === 'array')
  if (list === undefined || depth === 0) return [{ ...placed, values }]
  return program.elements(list).flatMap(element => element === null ? [] : itemsAt(program, element, depth - 1))
}

/** The one constant that stands there. */
export function constantAt(program: Program, placed: Placed | undefined): string | number | boolean | null {
  return placed === undefined ? null : program.constant(placed.site, placed.frame) ?? null
}

export function functionsAt(program: Program, placed: Placed | undefined): readonly (Value & { readonly kind: 'function' })[] {
  return placed === undefined ? [] : program.evaluate(placed.site, placed.frame).filter(value => value.kind === 'function')
}
