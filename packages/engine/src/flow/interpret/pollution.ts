import type { Assign, Call, Expression, Index } from '../../model/expression.ts'
import { meet } from '../apply.ts'
import { type Activation, siteOf } from '../engine.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { valueBehind } from './host-proofs.ts'

/** Keys that lead from an object to what all objects inherit. */
const inherited = ['__proto__', 'constructor']

/** `shelves[shelf][place] = book`: the first key says which object is written. */
export function writtenBelow(a: Activation, node: Assign, target: Index): void {
  const object = valueBehind(a, target.object)
  if (object?.kind !== 'index') return
  const key = a.engine.interpreter.expression(a, object.index)
  const second = a.engine.interpreter.expression(a, target.index)
  if (isNarrow(key) || isNarrow(second)) return
  arrive(a, node, object.index, make({ fields: new Map([['object', key], ['key', second]]) }), 'the assignment')
}

/** `merge(to[key], from[key])` in `merge` itself, for every key of `from`. */
export function mergedInto(a: Activation, node: Call): void {
  for (const argument of node.arguments) {
    const read = valueBehind(a, argument)
    if (read?.kind !== 'index') continue
    const { key } = a.engine.interpreter.expression(a, read.index)
    const source = key?.object ?? nothing
    if (key === null || key.except.includes('__proto__') || source === nothing) continue
    if (isSame(a.engine.interpreter.expression(a, read.object), source)) continue
    arrive(a, node, read.index, source, a.function.node.name ?? 'the function')
    return
  }
}

/** Whether it cannot be a key that leads up. */
function isNarrow(key: AbstractValue): boolean {
  if (key.marks.length === 0 && key.key === null) return true
  return key.texts?.every(text => !inherited.includes(text)) === true || key.key?.except.includes('__proto__') === true
}

/** The object whose keys are read, and not the one that is written. */
function isSame(a: AbstractValue, b: AbstractValue): boolean {
  return a.marks.some(({ id }) => b.marks.some(other => other.id === id))
}

function arrive(a: Activation, node: Assign | Call, place: Expression, data: AbstractValue, callee: string): void {
  meet(a, {
    data,
    place: {
      kind: 'property-path', input: 'property-path', port: '0', package: 'javascript', callee, site: siteOf(a, node), argument: siteOf(a, place),
      entity: null, placeholders: null, operation: null, function: a.function, header: null
    }
  })
}
