import type { ClassRef, Frame, Place, Program, Site, Value } from '../../model/index.ts'
import { LIST_DEPTH } from '../limits.ts'

/** An expression with what it may be. */
export interface Entry {
  readonly site: Site
  readonly frame: Frame | null
  readonly values: readonly Value[]
}

/** What stands at an expression. */
export function entryAt(program: Program, site: Site, frame: Frame | null): Entry {
  return { site, frame, values: program.evaluate(site, frame) }
}

/** The elements of the list that an entry is, lists in lists and spreads taken apart; `whole` false: some are not known. */
export function listOf(program: Program, entry: Entry | null): { readonly items: readonly Entry[], readonly whole: boolean } {
  const items: Entry[] = []
  const whole = entry === null || addItems(program, entry, items, 0)
  return { items, whole }
}

function addItems(program: Program, entry: Entry, into: Entry[], depth: number): boolean {
  const list = entry.values.find(value => value.kind === 'array')
  if (list === undefined || depth > LIST_DEPTH) return false
  let whole = true
  for (const element of program.elements(list)) {
    if (element === null) {
      whole = false
      continue
    }
    const inner = entryAt(program, element.site, element.frame)
    if (inner.values.some(({ kind }) => kind === 'array')) whole = addItems(program, inner, into, depth + 1) && whole
    else into.push(inner)
  }
  return whole
}

/** The value of a key of an object; null when it has none that is known. */
export function property(program: Program, values: readonly Value[], name: string): Entry | null {
  for (const value of values) {
    if (value.kind !== 'record') continue
    const found = program.entries(value).entries.get(name)
    if (found !== undefined) return entryAt(program, found.site, found.frame)
  }
  return null
}

/** The class of the project that a value is, or is an instance of. */
export function classOf(value: Value): ClassRef | null {
  return value.kind === 'class' || value.kind === 'object' ? value.class : null
}

/** The one text, number or boolean that an entry is. */
export function constantOf(entry: Entry | null): string | number | boolean | null {
  const [only] = entry?.values ?? []
  return entry?.values.length === 1 && only?.kind === 'literal' ? only.value ?? null : null
}

/** Where an expression stands. */
export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}

/** Where a class stands. */
export function placeOfClass({ module, node }: ClassRef): Place {
  return { path: module.path, start: node.start, end: node.end }
}

/** The values that a forward reference stands for (`forwardRef(() => Wards)`). */
export function unforwarded(program: Program, values: readonly Value[]): readonly Value[] {
  return values.flatMap(value => {
    if (value.kind !== 'library' || !value.path.endsWith('.forwardRef()') || value.created?.node.kind !== 'call') return [value]
    const { module, node } = value.created
    const [first] = node.arguments
    if (first?.kind !== 'function') return [value]
    return program.returns(program.functionRef(module, first.function), null).flatMap(({ site, frame }) => program.evaluate(site, frame))
  })
}
