import { asType, clean, mapMarks, weaker } from './convert.ts'
import { readKnown, restrict } from './access.ts'
import { join, joinAll } from './join.ts'
import { MAX_NESTING } from './limits.ts'
import { follow } from './trail.ts'
import { type AbstractValue, type Closure, type Mark, type SymbolicCall, isSymbol, make, nothing } from './value.ts'

/** What the symbols of a summary stand for at one call. */
export interface Substitution {
  readonly arguments: readonly AbstractValue[]
  readonly self: AbstractValue
  readonly results: ReadonlyMap<SymbolicCall, AbstractValue>
  /** What was read of them already, by the mark's id. */
  readonly read: Map<string, AbstractValue>
  /** Marks that were replaced already. */
  readonly marks: Map<Mark, AbstractValue>
  /** Values that were substituted already, by the depth at which they lie: below the limit of nesting they stay as they are. */
  readonly values: readonly Map<AbstractValue, AbstractValue>[]
}

/** A substitution of which nothing was read. */
export function substitution(
  args: readonly AbstractValue[], self: AbstractValue, results: ReadonlyMap<SymbolicCall, AbstractValue> = new Map()
): Substitution {
  const values = Array.from({ length: MAX_NESTING + 1 }, () => new Map<AbstractValue, AbstractValue>())
  return { arguments: args, self, results, read: new Map(), marks: new Map(), values }
}

/**
 * The value in the caller's words: every symbol replaced by what the caller gave. Values share their parts, so that each part is
 * replaced once: written out as trees they are exponentially large.
 */
export function substitute(value: AbstractValue, by: Substitution, depth = 0): AbstractValue {
  const known = by.values[depth]
  if (!value.symbolic || known === undefined) return value
  let result = known.get(value)
  if (result === undefined) known.set(value, result = replaced(value, by, depth))
  return result
}

function replaced(value: AbstractValue, by: Substitution, depth: number): AbstractValue {
  const kept = value.marks.filter(mark => !isSymbol(mark.root))
  const given = value.marks.filter(mark => isSymbol(mark.root)).map(mark => replace(mark, by))
  const fields = new Map<string, AbstractValue>()
  for (const [name, field] of value.fields) fields.set(name, substitute(field, by, depth + 1))
  const own = make({
    ...value,
    marks: kept,
    fields,
    elements: value.elements === null ? null : substitute(value.elements, by, depth + 1),
    closures: value.closures.map(closure => translate(closure, by)),
    key: value.key === null ? null : { ...value.key, object: value.key.object && substitute(value.key.object, by, depth + 1) },
    copy: null
  })
  return given.length === 0 ? own : overlay(own, joinAll(given))
}

/** Fields that were written over a symbol stay over what it stands for. */
function overlay(own: AbstractValue, given: AbstractValue): AbstractValue {
  if (given === nothing) return own
  if (own.fields.size === 0) return join(own, given)
  const fields = new Map(given.fields)
  for (const [name, field] of own.fields) fields.set(name, field)
  return join(make({ ...own, fields: new Map() }), make({ ...given, fields }))
}

function replace(mark: Mark, by: Substitution): AbstractValue {
  let value = by.marks.get(mark)
  if (value === undefined) by.marks.set(mark, value = replacedMark(mark, by))
  return value
}

function replacedMark(mark: Mark, by: Substitution): AbstractValue {
  let value = by.read.get(mark.id)
  if (value === undefined) {
    value = rootValue(mark, by)
    for (const name of mark.path) value = readKnown(value, name)
    by.read.set(mark.id, value)
  }
  if (value === nothing) return nothing
  value = asType(restrict(value, mark.keys), mark.type)
  value = clean(value, mark.cleaned)
  if (mark.trail === null && mark.confidence === 'high') return value
  return mapMarks(value, inner => ({
    ...inner,
    trail: follow(inner.trail, mark.trail),
    confidence: weaker(inner.confidence, mark.confidence)
  }))
}

function rootValue(mark: Mark, by: Substitution): AbstractValue {
  const root = mark.root
  if (root.kind === 'parameter') return by.arguments[root.index] ?? nothing
  if (root.kind === 'self') return by.self
  if (root.kind === 'result') return by.results.get(root.call) ?? nothing
  return root.kind === 'query' ? root.query.rows(substitute(root.query.needs, by)) : nothing
}

function translate(closure: Closure, by: Substitution): Closure {
  const definer = closure.definer
  const before = definer?.translate ?? null
  return {
    ...closure,
    self: closure.self && substitute(closure.self, by),
    bound: closure.bound.map(value => substitute(value, by)),
    definer: definer && { ...definer, translate: value => substitute(before === null ? value : before(value), by) }
  }
}
