import type { Expression } from '../../model/expression.ts'
import type { Linker, Placed } from '../linker.ts'
import { unite, unknown, type Values } from '../values.ts'
import type { MethodCall } from './method-call.ts'
import { promiseFunction } from './promises.ts'

/** `Object.assign` and its kin, `Array.from`, `Promise.all`. */
export function objectFunction(linker: Linker, call: MethodCall): Values | null {
  if (call.object.kind !== 'global') return null
  switch (call.object.name) {
    case 'Object': return ofObject(linker, call)
    case 'Array': return ofArray(linker, call)
    case 'Promise': return promiseFunction(linker, call)
    default: return null
  }
}

function ofObject(linker: Linker, call: MethodCall): Values | null {
  switch (call.name) {
    case 'freeze':
    case 'seal':
    case 'preventExtensions':
    case 'create':
    case 'defineProperty':
    case 'defineProperties': return call.argument(0)
    case 'assign': return unite(call.site.node.arguments.map((_, index) => call.argument(index)))
    case 'keys':
    case 'values':
    case 'entries': return list(linker, call, call.name)
    default: return null
  }
}

/** The keys, values or pairs of a record whose entries are known. */
function list(linker: Linker, call: MethodCall, form: 'keys' | 'values' | 'entries'): Values {
  const values = call.argument(0)
  if (values.some(value => value.kind === 'environment')) return unknown
  if (!values.some(value => value.kind === 'record' || value.kind === 'module')) return unknown
  return [linker.madeArray({ site: call.site, frame: call.frame }, () => call.argument(0).flatMap(value => {
    const { entries, rest } = linker.entries(value)
    const placed = [...entries].map(([key, entry]) => form === 'values' ? entry : item(linker, key, entry, form === 'entries'))
    return rest ? [...placed, null] : placed
  }))]
}

const keyNodes = new WeakMap<Expression, Expression>()

/** The key of an entry as a node: one for each entry, so that pairs compare by identity. */
function keyNode(entry: Placed, key: string): Expression {
  const { node } = entry.site
  let known = keyNodes.get(node)
  if (!known) keyNodes.set(node, known = { kind: 'literal', start: node.start, end: node.end, value: key })
  return known
}

/** A key, or a pair of key and value, as the elements of an array that the language makes. */
function item(linker: Linker, key: string, entry: Placed, isPair: boolean): Placed {
  const name: Placed = { site: { module: entry.site.module, node: keyNode(entry, key) }, frame: entry.frame }
  if (!isPair) return name
  const pair = linker.madeArray(name, () => [name, entry])
  return pair.kind === 'array' ? { site: pair.site, frame: pair.frame } : name
}

function ofArray(linker: Linker, call: MethodCall): Values | null {
  if (call.name === 'from' && call.site.node.arguments.length === 1) return call.argument(0)
  if (call.name !== 'of') return null
  const placed = call.site.node.arguments.map((node: Expression): Placed | null =>
    node.kind === 'spread' ? null : { site: { module: call.site.module, node }, frame: call.frame })
  return [linker.madeArray({ site: call.site, frame: call.frame }, () => placed)]
}
