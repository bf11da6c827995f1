import type { SourceKind } from '../../model/kind.ts'
import type { Result } from '../../model/library.ts'
import { readElement, readKnown } from '../access.ts'
import { arrayOf } from '../assemble.ts'
import { asType, clean, passing, scalar } from '../convert.ts'
import { join, joinAll, joinMarks } from '../join.ts'
import type { InstanceOfLibrary } from '../../model/value.ts'
import { thingOf } from '../thing.ts'
import { requested } from '../requested.ts'
import { step } from '../trail.ts'
import { entityAt } from './entity.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { valueAt } from './ports.ts'
import { narrow } from './narrowing.ts'
import { narrowed, rowsOf } from './rows.ts'
import { parsed } from './parse.ts'
import { selected } from './select.ts'
import type { Use } from './use.ts'

/** What a call gives, all results that its signature names. */
export function resultOf(use: Use): AbstractValue {
  const { returns } = use.signature
  if (returns === undefined) return nothing
  const list: readonly Result[] = Array.isArray(returns) ? returns as readonly Result[] : [returns as Result]
  const values = list.map(result => ({ result, value: valueOf(use, result) }))
  // A row that was handed in and comes back is told by itself: which of its columns are left is known.
  const isTold = values.some(({ result, value }) => 'from' in result && value.marks.some(({ root, path }) => (root.kind === 'row' || root.kind === 'query') && path.length === 0))
  const isThing = (result: Result): boolean => 'type' in result
  const data = joinAll(values.filter(({ result }) => !isThing(result) && !(isTold && 'rows' in result)).map(({ value }) => value))
  return values.filter(({ result }) => isThing(result)).reduce((all, { value }) => alsoThing(all, value), data)
}

/** The same value, known to be a thing of a library too: it is one value, not one of two. */
function alsoThing(value: AbstractValue, thing: AbstractValue): AbstractValue {
  return make({
    ...value,
    marks: joinMarks(value.marks, thing.marks),
    things: [...value.things, ...thing.things],
    narrowing: value.narrowing ?? thing.narrowing
  })
}

/** One result as a value. */
export function valueOf(use: Use, result: Result): AbstractValue {
  if ('type' in result) return typed(use, result)
  if ('self' in result) return narrowed(use, result)
  if ('from' in result) return passed(use, result)
  if ('rows' in result) return rowsOf(use, result.rows)
  if ('source' in result) return source(use, result)
  if ('record' in result) {
    const fields = Object.entries(result.record).map(([name, part]) => [name, valueOf(use, part)] as const)
    return make({ fields: new Map(fields.filter(([, value]) => value !== nothing)) })
  }
  if ('array' in result) return arrayOf(valueOf(use, result.array))
  if ('callback' in result) return use.callbacks.get(result.callback) ?? nothing
  if ('parse' in result) return parsed(use, result)
  if ('any' in result) return result.any.map(one => valueOf(use, one)).find(value => value !== nothing) ?? nothing
  return nothing
}

function typed(use: Use, result: Extract<Result, { readonly type: string }>): AbstractValue {
  return { ...thingOf(use.activation.engine.program, thing(use, result)), narrowing: use.receiver.narrowing }
}

function thing(use: Use, result: Extract<Result, { readonly type: string }>): InstanceOfLibrary {
  const [owner, type] = result.type.includes('#') ? result.type.split('#') : [use.package, result.type]
  const of = result.of === undefined || result.of === 'name' ? null : entityAt(use, result.of)
  return { kind: 'instance', package: owner ?? use.package, type: type ?? result.type, of, created: use.site, frame: use.activation.frame }
}

function source(use: Use, { source: part, as }: Extract<Result, { readonly source: SourceKind }>): AbstractValue {
  const { start, end } = use.site.node
  return asType(requested(part, { path: use.site.module.path, start, end }, step(null, use.site)), as ?? 'any')
}

type From = Extract<Result, { readonly from: string }>

function passed(use: Use, result: From): AbstractValue {
  let value = valueAt(use, result.from)
  if (result.element === true) value = readElement(value)
  for (const path of result.at === undefined ? [] : valueAt(use, result.at).texts ?? []) {
    value = path.split('.').reduce(readKnown, value)
  }
  if (result.property !== undefined) value = readKnown(value, result.property)
  const keys = result.keys === undefined ? null : selected(use, result.keys, null)
  value = narrow(value, keys)
  if (result.as !== undefined) value = result.as === 'string' ? scalar(value, 'string') : asType(value, result.as)
  value = clean(value, result.cleans ?? [])
  return result.from === 'this' ? join(value, nothing) : passing(value, use.site)
}
