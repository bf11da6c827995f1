import type { Expression } from '../model/expression.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import type { Program } from '../model/program.ts'
import { restrict, writeField } from './access.ts'
import { spread, writeElement } from './assemble.ts'
import { definitionOf } from './defined.ts'
import { join } from './join.ts'
import { except } from './key-set.ts'
import { thingOf } from './thing.ts'
import { type AbstractValue, constant, make, nothing } from './value.ts'

/** Constants nested in constants that are read: allow-lists and maps of columns. */
const DEPTH = 2
const LARGEST = 64

/** What the linker knows of names that flow does not hold: constants, lists and maps of constants, project functions. */
export function known(program: Program, site: Site, frame: Frame | null, depth = 0): AbstractValue {
  if (depth > DEPTH) return nothing
  const written = definitionOf(program, site)
  if (written !== null && isPutTogether(written.node)) return putTogether(program, written, frame, depth)
  const values = program.evaluate(site, frame)
  if (values.length > LARGEST) return nothing
  const converted = values.map(value => fromValue(program, value, depth))
  // A constant among things that are not known is no constant.
  if (values.some(({ kind }) => kind === 'unknown' || kind === 'environment' || kind === 'text')) {
    return converted.filter(value => value.texts === null).reduce(join, nothing)
  }
  return converted.reduce(join, nothing)
}

/** What is left of an object, or spread into one: the linker knows entries, and no object of which an entry is gone. */
function isPutTogether(node: Expression): boolean {
  return node.kind === 'rest' || (node.kind === 'object' && node.entries.some(({ kind }) => kind === 'spread'))
}

function putTogether(program: Program, { module, node }: Site, frame: Frame | null, depth: number): AbstractValue {
  const at = (inner: Expression): AbstractValue => known(program, { module, node: inner }, frame, depth + 1)
  if (node.kind === 'rest') return restrict(at(node.object), except(node.except.filter(key => key !== null)))
  if (node.kind !== 'object') return nothing
  return node.entries.reduce((into, entry) => {
    if (entry.kind === 'spread') return spread(into, at(entry.value))
    return entry.kind === 'property' ? writeField(into, entry.key, at(entry.value)) : writeElement(into, at(entry.value))
  }, nothing)
}

function fromValue(program: Program, value: Value, depth: number): AbstractValue {
  switch (value.kind) {
    case 'literal': return typeof value.value === 'string' || typeof value.value === 'number' ? constant(String(value.value)) : nothing
    case 'array': return fromElements(program, value, depth)
    case 'record': return fromEntries(program, value, depth)
    case 'function': return make({ closures: [{ function: value.function, frame: value.frame, definer: null, self: null, bound: [] }] })
    case 'instance': return thingOf(program, value)
    case 'library': return ofSet(program, value, depth)
    default: return nothing
  }
}

/** `new Set(['title', 'isbn'])` holds what its list holds. */
function ofSet(program: Program, { package: owner, path, created, frame }: Value & { kind: 'library' }, depth: number): AbstractValue {
  if (owner !== 'javascript' || path !== '.Set()' || created?.node.kind !== 'call') return nothing
  const [list] = created.node.arguments
  return list === undefined ? nothing : known(program, { module: created.module, node: list }, frame, depth + 1)
}

function fromElements(program: Program, value: Value, depth: number): AbstractValue {
  return program.elements(value).slice(0, LARGEST).reduce(
    (into, element) => (element === null ? into : writeElement(into, known(program, element.site, element.frame, depth + 1))),
    nothing
  )
}

function fromEntries(program: Program, value: Value, depth: number): AbstractValue {
  const { entries } = program.entries(value)
  return [...entries].slice(0, LARGEST).reduce(
    (into, [key, entry]) => writeField(into, key, known(program, entry.site, entry.frame, depth + 1)),
    nothing
  )
}
