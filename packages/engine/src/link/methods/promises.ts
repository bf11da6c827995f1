import type { Linker } from '../linker.ts'
import { lazyArguments } from '../activate.ts'
import { elementsOf } from '../library/results.ts'
import { nothing, unite, unknown, type Values } from '../values.ts'
import type { MethodCall } from './method-call.ts'

/** Promises are what they resolve to: `then` gives what its callback returns, `catch` and `finally` what they stand behind. */
export function promiseMethod(linker: Linker, call: MethodCall): Values | null {
  if (call.name === 'finally') return call.receivers()
  if (call.name === 'catch') return unite([call.receivers(), returned(linker, call, 0, () => unknown)])
  if (call.name !== 'then') return null
  if (call.site.node.arguments.length === 0) return call.receivers()
  return returned(linker, call, 0, call.receivers)
}

function returned(linker: Linker, call: MethodCall, index: number, handed: () => Values): Values {
  return unite(call.argument(index).map(value => {
    if (value.kind !== 'function') return unknown
    const frame = linker.enter({
      function: value.function, arguments: () => lazyArguments([...value.bound.map(list => () => list), handed]), parent: value.frame,
      self: value.self, call: call.site, caller: call.frame, bound: null
    })
    return linker.returned(value.function, frame ?? value.frame)
  }))
}

/** A promise's callback gets what the promise resolves to. */
export function promiseCallback(_linker: Linker, call: MethodCall, index: number): Values | null {
  if (call.name === 'then') return index === 0 ? call.receivers() : null
  return call.name === 'catch' ? unknown : null
}

/** `Promise.all` and its kin: the arrays themselves; `race` and `any`: their elements; `resolve`: the value. */
export function promiseFunction(linker: Linker, call: MethodCall): Values | null {
  switch (call.name) {
    case 'all':
    case 'resolve': return call.site.node.arguments.length > 0 ? call.argument(0) : nothing
    case 'race':
    case 'any': return unite(call.argument(0).map(value => elementsOf(linker, value)))
    default: return null
  }
}

