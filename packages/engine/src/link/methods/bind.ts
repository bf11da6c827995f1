import type { Linker } from '../linker.ts'
import { normalise, type Values } from '../values.ts'
import type { MethodCall } from './method-call.ts'

/** `f.bind(self, …first)`: the same function with its `this` and first arguments fixed. */
export function bindMethod(linker: Linker, call: MethodCall): Values | null {
  if (call.name !== 'bind') return null
  const receivers = call.receivers()
  if (!receivers.some(value => value.kind === 'function' || value.kind === 'library')) return null
  const self = call.argument(0).find(value => value.kind !== 'unknown' && value.kind !== 'literal') ?? null
  const bound = call.site.node.arguments.slice(1).map(node => linker.evaluate(call.site.module, node, call.frame))
  return normalise(receivers.map(value => value.kind === 'function'
    ? { ...value, self: value.self ?? self, bound: [...value.bound, ...bound] }
    : value))
}
