import type { Value } from '../../model/value.ts'
import { elementsOf } from '../library/results.ts'
import { lazyArguments } from '../activate.ts'
import type { Linker, Placed } from '../linker.ts'
import { returnedExpressions } from '../module-index.ts'
import { literal, unite, unknown, type Values } from '../values.ts'
import type { MethodCall } from './method-call.ts'

type Elements = readonly (Placed | null)[]

/** Methods of arrays whose elements are known. Null: the receiver is no such array. */
export function arrayMethod(linker: Linker, call: MethodCall): Values | null {
  const receivers = call.receivers()
  if (!receivers.some(value => value.kind === 'array')) return null
  const elements = (): Elements => call.receivers().flatMap(value => [...linker.elements(value)])
  const make = (made: () => Elements): Values => [linker.madeArray({ site: call.site, frame: call.frame }, made)]
  switch (call.name) {
    case 'filter':
    case 'reverse':
    case 'sort':
    case 'toSorted':
    case 'toReversed':
    case 'flat':
    case 'values': return receivers.filter(value => value.kind === 'array')
    case 'map':
    case 'flatMap': return make(() => elements().flatMap((element, index) => mapped(linker, call, element, index)))
    case 'slice': return make(() => sliced(call, elements()))
    case 'concat': return make(() => [...elements(), ...joined(linker, call)])
    case 'find':
    case 'findLast':
    case 'at':
    case 'pop':
    case 'shift': return unite(receivers.map(value => elementsOf(linker, value)))
    case 'reduce':
    case 'reduceRight': return unite([...call.argument(0).map(value => value.kind === 'function' ? linker.returned(value.function, value.frame) : unknown),
      call.argument(1)])
    case 'join': return joinedText(linker, call, receivers)
    default: return unknown
  }
}

/** What the callback makes of one element, in an activation of its own. */
function mapped(linker: Linker, call: MethodCall, element: Placed | null, index: number): Elements {
  return call.argument(0).flatMap((callback): Elements => {
    if (callback.kind !== 'function') return [null]
    const frame = turnOf(linker, call, callback, element, index)
    const results = returnedExpressions(callback.function)
    return results.map(node => ({ site: { module: callback.function.module, node }, frame }))
  })
}

type FunctionValue = Value & { readonly kind: 'function' }

/** The activation of a callback for one element of an array that is written down. */
export function turnOf(linker: Linker, call: MethodCall, callback: FunctionValue, element: Placed | null, index: number): ReturnType<Linker['enter']> {
  const handed = (): Values => element ? linker.evaluate(element.site.module, element.site.node, element.frame) : unknown
  const parameter = callback.function.node.parameters[callback.bound.length]
  return linker.enter({
    function: callback.function,
    arguments: () => lazyArguments([...callback.bound.map(list => () => list), handed, () => literal(index)]),
    parent: callback.frame,
    self: callback.self,
    call: call.site,
    caller: call.frame,
    bound: parameter ? new Map([[-1 - index, literal(index)]]) : null
  })
}

function sliced(call: MethodCall, elements: Elements): Elements {
  const [from, to] = [0, 1].map(index => {
    const [value, ...others] = call.argument(index)
    return value?.kind === 'literal' && typeof value.value === 'number' && others.length === 0 ? value.value : undefined
  })
  return from !== undefined && !elements.includes(null) ? elements.slice(from, to) : elements
}

function joined(linker: Linker, call: MethodCall): Elements {
  return call.site.node.arguments.flatMap((node, index): Elements => {
    const arrays = call.argument(index).filter(value => value.kind === 'array')
    if (arrays.length > 0) return arrays.flatMap(value => [...linker.elements(value)])
    return [{ site: { module: call.site.module, node }, frame: call.frame }]
  })
}

function joinedText(linker: Linker, call: MethodCall, receivers: Values): Values {
  const [only, ...others] = receivers
  const [separator] = call.site.node.arguments.length > 0 ? call.argument(0) : literal(',')
  if (!only || others.length > 0 || separator?.kind !== 'literal') return unknown
  const texts = linker.elements(only).map(element => {
    const [value, ...more] = element ? linker.evaluate(element.site.module, element.site.node, element.frame) : []
    return value?.kind === 'literal' && more.length === 0 ? String(value.value) : null
  })
  return texts.includes(null) ? unknown : literal(texts.join(String(separator.value)))
}

/** Callbacks get the elements, then their index; `reduce` passes what was gathered first. */
export function arrayCallback(linker: Linker, call: MethodCall, index: number): Values | null {
  const receivers = call.receivers()
  const arrays = receivers.filter(value => value.kind === 'array')
  if (arrays.length === 0) return null
  const isFold = call.name === 'reduce' || call.name === 'reduceRight'
  const place = isFold ? index - 1 : index
  if (place === -1) return call.argument(1)
  return place === 0 ? unite(arrays.map(value => elementsOf(linker, value))) : unknown
}
