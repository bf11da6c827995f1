import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Site } from '../../model/value.ts'
import type { Activation, Given } from '../engine.ts'
import { join } from '../join.ts'
import { libraryCall } from '../library/call.ts'
import { useOf } from '../library/use.ts'
import { type AbstractValue, nothing } from '../value.ts'

/**
 * `req.ship.update(…)`: a method of something that flow has followed here and the linker has not: a row that a middleware loaded,
 * the request in a helper without types. Null: it is no instance of a library's type, or its model does not name the method.
 */
export function method(a: Activation, site: Site<Call | Tagged>, given: Given): AbstractValue | null {
  const { node } = site
  if (node.kind !== 'call' || node.callee.kind !== 'member') return null
  let result: AbstractValue | null = null
  for (const thing of given.receiver.things) {
    const target = a.engine.program.item(thing, node.callee.property, site)
    if (target?.signature == null) continue
    const use = useOf(a, site, { ...target, package: target.library.package }, target.signature, given)
    result = join(result ?? nothing, libraryCall(use))
  }
  return result
}

/** The same for a call that stands in another function, whose variables are not those of this run. */
export function methodElsewhere(
  a: Activation, site: Site<Call | Tagged>, receiver: AbstractValue, args: readonly AbstractValue[]
): AbstractValue | null {
  return method(a, site, { receiver, receiverPlace: null, arguments: args, places: placesOf(site.node, args.length) })
}

function placesOf(node: Call | Tagged, count: number): readonly (Expression | null)[] {
  const written = node.kind === 'call' && !node.arguments.some(({ kind }) => kind === 'spread') ? node.arguments : []
  return Array.from({ length: count }, (_, index) => written[index] ?? null)
}
