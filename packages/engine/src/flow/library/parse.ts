import type { Port, Result, UnknownMode } from '../../model/library.ts'
import type { Site } from '../../model/value.ts'
import { readElement, readKnown, removeField } from '../access.ts'
import { arrayOf } from '../assemble.ts'
import { asType, atMost, clean, passing } from '../convert.ts'
import { amounts } from '../dangers.ts'
import { joinAll } from '../join.ts'
import { MAX_SCHEMA_DEPTH } from '../limits.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { atPort, valueAt } from './ports.ts'
import { modeOf, shapeOf } from './schemas.ts'
import type { Shape } from './shape.ts'
import type { Use } from './use.ts'

/** What a validator gives for a value: the keys of its schema, each with its type; of a schema that is not known, the value. */
export function parsed(use: Use, result: Extract<Result, { readonly parse: Port }>): AbstractValue {
  const value = valueAt(use, result.parse)
  if (value === nothing) return nothing
  const shape = shapeAt(use, result.schema)
  const passed = passing(value, use.site)
  return shape === null ? atMost(passed, 'medium') : shaped(passed, withOptions(use, shape, result.modes))
}

function shapeAt(use: Use, port: Port): Shape | null {
  const { program } = use.activation.engine
  const { node } = use.site
  const own = node.kind === 'call' && node.callee.kind !== 'member' ? node.callee : null
  const places = port === 'this' ? [use.receiverPlace ?? own] : atPort(use, port).map(({ place }) => place)
  for (const place of places) {
    if (place === null) continue
    const site: Site = { module: use.site.module, node: place }
    const shape = shapeOf(program, { site, frame: use.activation.frame })
    if (shape !== null) return shape
  }
  return null
}

/** `{ stripUnknown: true }` and the like given at the check itself. */
function withOptions(use: Use, shape: Shape, modes: readonly UnknownMode[] | undefined): Shape {
  const { node } = use.site
  const unknown = node.kind === 'call' ? modeOf(use.activation.engine.program, { module: use.site.module, node }, use.activation.frame, modes) : null
  return unknown === null ? shape : { ...shape, unknown }
}

/** The value as far as the schema lets it through. */
export function shaped(value: AbstractValue, shape: Shape, depth = 0): AbstractValue {
  if (value === nothing || depth > MAX_SCHEMA_DEPTH) return value
  if (shape.either.length > 0) return joinAll(shape.either.map(one => shaped(value, one, depth + 1)))
  if (shape.keys !== null) return record(value, shape, shape.keys, depth)
  if (shape.element !== null && shape.type === 'array') return arrayOf(shaped(readElement(value), shape.element, depth + 1))
  if (shape.element !== null) return make({ elements: shaped(readElement(value), shape.element, depth + 1), marks: value.marks })
  return shape.bounded === true ? clean(asType(value, shape.type), amounts) : asType(value, shape.type)
}

function record(value: AbstractValue, shape: Shape, keys: ReadonlyMap<string, Shape>, depth: number): AbstractValue {
  const fields = new Map([...keys].map(([key, inner]) => [key, shaped(readKnown(value, key), inner, depth + 1)] as const))
  if (shape.unknown === 'strip' || shape.unknown === 'reject') return make({ fields })
  const open = [...keys.keys()].reduce(removeField, value)
  return make({ ...open, fields: new Map([...open.fields, ...fields]) })
}
