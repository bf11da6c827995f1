import type { Call, Expression } from '../../model/expression.ts'
import type { Frame, Site } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import type { Values } from '../values.ts'
import { arrayCallback, arrayMethod } from './arrays.ts'
import { bindMethod } from './bind.ts'
import type { MethodCall } from './method-call.ts'
import { objectFunction } from './objects.ts'
import { promiseCallback, promiseMethod } from './promises.ts'
import { textMethod } from './texts.ts'

/**
 * What a call gives that is answered by the language itself: methods of arrays, promises, texts and functions, functions of `Object`,
 * `Array` and `Promise`. Null: it is none of these.
 */
export function callOfMethod(linker: Linker, site: Site<Call>, frame: Frame | null): Values | null {
  if (site.node.new) return null
  const call = methodCall(linker, site, frame)
  if (!call) return functionOfLanguage(linker, site, frame)
  if (call.object.kind === 'global') {
    const values = objectFunction(linker, call)
    if (values) return values
  }
  if (!known.has(call.name) && !text.has(call.name)) return null
  return promiseMethod(linker, call) ?? bindMethod(linker, call) ?? arrayMethod(linker, call) ?? textMethod(linker, call)
}

/** What the language hands to parameter `index` of a callback that is an argument of the call. Null: nothing known. */
export function callbackOfMethod(linker: Linker, site: Site<Call>, frame: Frame | null, index: number): Values | null {
  const call = methodCall(linker, site, frame)
  if (!call || !known.has(call.name)) return null
  return promiseCallback(linker, call, index) ?? arrayCallback(linker, call, index)
}

const known = new Set([
  'then', 'catch', 'finally', 'bind', 'map', 'flatMap', 'filter', 'forEach', 'find', 'findLast', 'some', 'every', 'reduce', 'reduceRight', 'at',
  'pop', 'shift', 'slice', 'concat', 'reverse', 'sort', 'toSorted', 'toReversed', 'flat', 'join', 'values', 'entries', 'keys', 'findIndex'
])
const text = new Set([
  'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'trim', 'toString', 'valueOf', 'split', 'replace', 'replaceAll',
  'substring', 'trimStart', 'trimEnd', 'padStart', 'padEnd', 'repeat', 'normalize'
])

function methodCall(linker: Linker, site: Site<Call>, frame: Frame | null): MethodCall | null {
  const { callee } = site.node
  if (callee.kind !== 'member') return null
  const { object, property } = callee
  return {
    site, frame, object, name: property,
    receivers: () => linker.evaluate(site.module, object, frame),
    argument: index => argumentOf(linker, site, frame, index)
  }
}

function argumentOf(linker: Linker, site: Site<Call>, frame: Frame | null, index: number): Values {
  const node: Expression | undefined = site.node.arguments[index]
  return node ? linker.evaluate(site.module, node.kind === 'spread' ? node.value : node, frame) : []
}

/** `String(x)`, `structuredClone(x)`: the value itself, as far as texts and objects go. */
function functionOfLanguage(linker: Linker, site: Site<Call>, frame: Frame | null): Values | null {
  const { callee } = site.node
  if (callee.kind !== 'global') return null
  if (callee.name === 'structuredClone') return argumentOf(linker, site, frame, 0)
  if (callee.name !== 'String') return null
  const values = argumentOf(linker, site, frame, 0)
  const texts = values.filter(value => value.kind === 'environment' || value.kind === 'text' || value.kind === 'literal')
  return texts.length === values.length && values.length > 0 ? values : null
}
