import type { Expression } from '../../model/expression.ts'
import type { Item, Signature } from '../../model/library.ts'
import { passing } from '../convert.ts'
import type { AbstractValue } from '../value.ts'
import { shaped } from './parse.ts'
import { resultOf } from './results.ts'
import { shapeOf } from './schemas.ts'
import type { Use } from './use.ts'

/**
 * What a callback gives that is no function of the project: a method of a package's thing (`Schema.parse`), or a schema that is handed over
 * in the place of one. Null: nothing is known of it.
 */
export function borrowed(use: Use, place: Expression, given: AbstractValue): AbstractValue | null {
  const { engine: { program }, frame } = use.activation
  const { module } = use.site
  if (place.kind === 'member') {
    for (const value of program.evaluate({ module, node: place.object }, frame)) {
      const target = program.item(value, place.property)
      const signature = target === null ? null : firstOf(target.item)
      if (target === null || signature === null) continue
      return resultOf({
        ...use, signature, package: target.library.package, name: target.name, self: target.self,
        receiverPlace: place.object, arguments: [given], places: [null], callbacks: new Map()
      })
    }
  }
  const shape = shapeOf(program, { site: { module, node: place }, frame })
  return shape === null ? null : shaped(passing(given, use.site), shape)
}

function firstOf({ call }: Item): Signature | null {
  if (call === undefined) return null
  return isList(call) ? call[0] ?? null : call
}

function isList(call: Signature | readonly Signature[]): call is readonly Signature[] {
  return Array.isArray(call)
}
