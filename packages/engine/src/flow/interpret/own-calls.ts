import type { Call, Expression } from '../../model/expression.ts'
import type { Item, Signature } from '../../model/library.ts'
import type { Target } from '../../model/program.ts'
import { builtins } from '../builtins.ts'
import { type Activation, type Given, siteOf } from '../engine.ts'
import { javascript, prototypes } from '../javascript.ts'
import { libraryCall } from '../library/call.ts'
import { useOf } from '../library/use.ts'
import { spread } from '../assemble.ts'
import { passing } from '../convert.ts'
import { type AbstractValue, nothing } from '../value.ts'
import { filtered } from './filter.ts'
import { update } from './places.ts'

/** Calls of JavaScript's own functions and methods. Null: it is none of them. */
export function ownCall(a: Activation, node: Call, targets: readonly Target[], given: Given): AbstractValue | null {
  const path = globalPath(node.callee) ?? opaquePath(targets)
  if (path !== null) return globalCall(a, node, path, given)
  const { callee } = node
  if (callee.kind === 'ref' || callee.kind === 'global') return null
  if (callee.kind !== 'member') return null
  const { property } = callee
  if (property === 'filter') return filtered(a, node, given.receiver, given.arguments)
  if (property === 'call') return null
  const item = Object.hasOwn(prototypes, property) ? prototypes[property] : undefined
  // A package without a model may have a method of the same name: what the language says of it holds for containers only.
  return item === undefined ? null : useItem(a, node, item, property, given)
}

function globalCall(a: Activation, node: Call, path: string, given: Given): AbstractValue | null {
  const builtin = Object.hasOwn(builtins, path) ? builtins[path] : undefined
  if (builtin !== undefined) {
    const result = builtin(given.arguments, node)
    const target = given.places[0]
    if (path === '.Object.assign' && target) update(a, target, given.arguments.slice(1).reduce(spread, given.arguments[0] ?? nothing))
    return passing(result, siteOf(a, node))
  }
  if (path === '.process.exit') {
    a.variables = null
    return nothing
  }
  if (path === '.Promise' && node.new) return promise(a, node, given)
  const item = itemAt(path)
  return item === null ? null : useItem(a, node, item, path.slice(1), given)
}

function useItem(a: Activation, node: Call, item: Item, name: string, given: Given): AbstractValue | null {
  const signatures = node.new ? item.new ?? item.call : item.call ?? item.new
  if (signatures === undefined) return null
  const list: readonly Signature[] = Array.isArray(signatures) ? signatures as readonly Signature[] : [signatures as Signature]
  const signature = list.find(({ when }) => Object.entries(when ?? {}).every(([port, form]) =>
    form === 'present' ? given.arguments.length > Number(port) : form !== 'absent' || given.arguments.length <= Number(port)))
  if (signature === undefined) return nothing
  return libraryCall(useOf(a, siteOf(a, node), { package: 'javascript', name, self: null }, signature, given))
}

/** `new Promise((resolve, reject) => …)`: what is handed to `resolve`. */
function promise(a: Activation, node: Call, given: Given): AbstractValue {
  const [executor] = given.places
  let resolved = nothing
  if (executor?.kind === 'function') {
    const target = a.module.functions[executor.function]
    const resolve = target?.parameters[0]
    const value = given.arguments[0] ?? nothing
    const before = a.building.calls.length
    a.engine.interpreter.invoke(a, value, [resolver], siteOf(a, node))
    const made = a.building.calls.splice(before)
    for (const call of made) {
      if (call.callee.key?.identity === resolver.key?.identity) resolved = spread(resolved, call.arguments[0] ?? nothing)
      else a.building.calls.push(call)
    }
    if (resolve === undefined) return nothing
  }
  return resolved
}

const resolver: AbstractValue = { ...nothing, key: { identity: {}, object: null, except: [] } }

/** `.JSON.parse`, for a name that nothing in the file binds. */
function globalPath(callee: Expression): string | null {
  if (callee.kind === 'global') return `.${callee.name}`
  if (callee.kind !== 'member') return null
  const object = globalPath(callee.object)
  return object === null ? null : `${object.replace(/^\.globalThis/, '')}.${callee.property}`
}

function opaquePath(targets: readonly Target[]): string | null {
  for (const target of targets) if (target.kind === 'opaque' && target.package === 'javascript' && itemAt(target.path) !== null) return target.path
  return null
}

function itemAt(path: string): Item | null {
  const [first = '', ...rest] = path.split('.').slice(1)
  let item: Item | undefined = Object.hasOwn(javascript.exports, first) ? javascript.exports[first] : undefined
  for (const name of rest) item = item?.members !== undefined && Object.hasOwn(item.members, name) ? item.members[name] : undefined
  return item ?? null
}
