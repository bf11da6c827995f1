import type { Expression, Member, Ref, Super, This } from '../../model/expression.ts'
import type { Value } from '../../model/value.ts'
import { readKnown } from '../access.ts'
import { type Activation, siteOf } from '../engine.ts'
import { known } from '../known.ts'
import { join } from '../join.ts'
import { requested } from '../requested.ts'
import { lengthen, step } from '../trail.ts'
import { type AbstractValue, isNothing, nothing } from '../value.ts'
import { selfKey } from './places.ts'

/** A variable: what it holds here, or what the linker says of names outside of the function. */
export function name(a: Activation, node: Ref): AbstractValue {
  const held = a.variables?.get(node.binding)
  if (held !== undefined) return held
  const binding = a.module.bindings[node.binding]
  if (binding === undefined || binding.kind === 'class' || binding.kind === 'namespace') return nothing
  return known(a.engine.program, siteOf(a, node), a.frame)
}

/** `this`. */
export function self(a: Activation, node: This | Super): AbstractValue {
  return a.variables?.get(selfKey(node.function)) ?? nothing
}

/** `object.property`, with the place at which an origin was read. */
export function member(a: Activation, node: Member): AbstractValue {
  const object = a.engine.interpreter.expression(a, node.object)
  const site = siteOf(a, node)
  if (object.things.some(thing => a.engine.program.item(thing, node.property)?.item.self === true)) return object
  const value = isNothing(object) && isImported(a, node.object) ? known(a.engine.program, site, a.frame) : readKnown(object, node.property)
  if (!isNothing(value)) {
    if (value.marks.length === 0) return value
    return { ...value, marks: value.marks.map(mark => ({ ...mark, trail: lengthen(mark.trail, node.object, site) ?? step(null, site) })) }
  }
  if (!a.engine.sourceNames.has(node.property) || object.marks.length > 0) return nothing
  return source(a, node, object)
}

/** `schema.readers` of `import * as schema`: the linker knows what another file exports. */
function isImported(a: Activation, node: Expression): boolean {
  return node.kind === 'ref' && a.module.bindings[node.binding]?.kind === 'import'
}

/** Request data behind a value that flow did not follow (`this.request.body`): the linker knows what it is. */
function source(a: Activation, node: Member, { things }: AbstractValue): AbstractValue {
  const objects = [...a.engine.program.evaluate(siteOf(a, node.object), a.frame), ...things]
  return objects.reduce((value, object) => join(value, sourceOf(a, node, object)), nothing)
}

function sourceOf(a: Activation, node: Member, object: Value): AbstractValue {
  if (object.kind !== 'instance') return nothing
  const item = a.engine.program.item(object, node.property)?.item
  if (item?.source === undefined) return nothing
  const place = { path: a.module.path, start: node.start, end: node.end }
  return requested(item.source, place, step(null, siteOf(a, node)), item)
}
