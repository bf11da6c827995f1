import { constantMethod } from '../text.ts'
import type { Linker } from '../linker.ts'
import { normalise, unite, unknown, type Values } from '../values.ts'
import type { MethodCall } from './method-call.ts'

/** Methods of texts: of constants computed, of variables of the environment still the variable (`ORIGINS.split(',')`). */
export function textMethod(linker: Linker, call: MethodCall): Values | null {
  const receivers = call.receivers()
  const isText = receivers.length > 0 && receivers.every(value => value.kind === 'environment' || value.kind === 'text'
    || (value.kind === 'literal' && (typeof value.value === 'string' || value.value == null)))
  if (!isText) return null
  return unite(receivers.map(value => {
    if (value.kind === 'environment') return [value]
    if (value.kind !== 'literal' || typeof value.value !== 'string') return value.kind === 'literal' ? [] : unknown
    return call.name === 'split' ? split(linker, call, value.value) : constantMethod(value.value, call.name, constants(call)) ?? unknown
  }))
}

function constants(call: MethodCall): (string | number | undefined)[] {
  return call.site.node.arguments.map((_, index) => {
    const [value, ...others] = call.argument(index)
    const is = value?.kind === 'literal' && others.length === 0 ? value.value : undefined
    return typeof is === 'string' || typeof is === 'number' ? is : undefined
  })
}

function split(linker: Linker, call: MethodCall, text: string): Values {
  const [separator] = constants(call)
  if (typeof separator !== 'string') return unknown
  const { start, end } = call.site.node
  const { module } = call.site
  return normalise([linker.madeArray({ site: call.site, frame: call.frame }, () => text.split(separator).map(value =>
    ({ site: { module, node: { kind: 'literal', start, end, value } }, frame: null })))])
}
