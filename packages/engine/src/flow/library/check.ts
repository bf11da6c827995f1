import type { Call, Expression } from '../../model/expression.ts'
import type { Check } from '../../model/library.ts'
import { asType, clean } from '../convert.ts'
import { type Activation, siteOf } from '../engine.ts'
import { peek, update } from '../interpret/places.ts'
import { nothing } from '../value.ts'
import { shaped } from './parse.ts'
import { jsonShapeOf, modeOf, shapeOf } from './schemas.ts'
import type { Shape } from './shape.ts'

/** The value that a library's check has looked at and let pass: it is as it was, but more is known of it. */
export function passCheck(a: Activation, call: Call, check: Check): void {
  const place = call.arguments[Number(check.value)]
  const held = place === undefined ? null : peek(a, place)
  if (place === undefined || held === null || held === nothing) return
  let value = clean(check.as === undefined ? held : asType(held, check.as), check.cleans ?? [])
  const schema = schemaOf(call, check.schema ?? check.json)
  const read = check.json === undefined ? shapeOf : jsonShapeOf
  const shape = schema === undefined ? null : read(a.engine.program, { site: siteOf(a, schema), frame: a.frame })
  if (shape !== null) {
    const unknown = modeOf(a.engine.program, siteOf(a, call), a.frame, check.modes) ?? shape.unknown
    value = check.deletes === true ? shaped(value, bare({ ...shape, unknown })) : shaped(value, asSeen({ ...shape, unknown }))
  }
  if (value !== held) update(a, place, value)
}

function schemaOf(call: Call, port: string | undefined): Expression | undefined {
  if (port === undefined) return undefined
  if (port !== 'this') return call.arguments[Number(port)]
  return call.callee.kind === 'member' ? call.callee.object : call.callee
}

/** The keys of a schema, of whatever type. */
function bare(shape: Shape): Shape {
  return { ...shape, type: shape.keys === null ? 'any' : shape.type, keys: shape.keys === null ? null : new Map([...shape.keys].map(([key, inner]) => [key, bare(inner)])), element: null, either: [] }
}

/**
 * A schema as it binds a value that is not replaced by what it parsed: keys that it drops are still there, a text that can be read
 * as a date may hold anything in parentheses, and every text can be read as a truth.
 */
function asSeen(shape: Shape): Shape {
  if (shape.entered !== undefined) return asSeen(shape.entered)
  return {
    ...shape,
    type: shape.type === 'date' || shape.type === 'boolean' ? 'any' : shape.type,
    unknown: shape.unknown === 'reject' ? 'reject' : 'keep',
    keys: shape.keys === null ? null : new Map([...shape.keys].map(([key, inner]) => [key, asSeen(inner)])),
    element: shape.element === null ? null : asSeen(shape.element),
    either: shape.either.map(asSeen)
  }
}
