import type { Call, Expression } from '../../model/expression.ts'
import type { Kind, ValueType } from '../../model/kind.ts'
import type { Item, Signature } from '../../model/library.ts'
import type { Target } from '../../model/program.ts'
import { builtins } from '../builtins.ts'
import { type Activation, type Given, siteOf } from '../engine.ts'
import { javascript, prototypes } from '../javascript.ts'
import { libraryCall } from '../library/call.ts'
import { useOf } from '../library/use.ts'
import { readKnown } from '../access.ts'
import { spread } from '../assemble.ts'
import { asType, clean, passing } from '../convert.ts'
import { type AbstractValue, make, nothing } from '../value.ts'
import { filtered } from './filter.ts'
import { cleanedByReplacing, stripped } from './patterns.ts'
import { update } from './places.ts'
import { promised } from './promises.ts'

/** Calls of JavaScript's own functions and methods. Null: it is none of them. */
export function ownCall(a: Activation, node: Call, targets: readonly Target[], given: Given): AbstractValue | null {
  const path = globalPath(node.callee) ?? opaquePath(targets)
  if (path !== null) return globalCall(a, node, path, given)
  const { callee } = node
  if (callee.kind === 'ref' || callee.kind === 'global') return null
  if (callee.kind !== 'member') return null
  const { property } = callee
  if (property === 'filter') return filtered(a, node, given.receiver, given.arguments)
  if (given.receiver.closures.length > 0 && /^(?:bind|call|apply)$/.test(property)) return functionCall(a, node, property, given)
  if (property === 'call') return null
  const item = Object.hasOwn(prototypes, property) ? prototypes[property] : undefined
  // A package without a model may have a method of the same name: what the language says of it holds for containers only.
  const result = item === undefined ? null : useItem(a, node, item, property, given)
  const left = result !== null && property.startsWith('replace') ? leftBy(a, node) : null
  if (result === null) return null
  const without = property.startsWith('replace') ? clean(result, cleanedBy(a, node)) : property === 'split' ? clean(result, cleanedBySplit(a, node)) : result
  return left === null ? without : asType(without, left)
}

/** `fn.bind(self, …args)`, `fn.call(self, …args)`, `fn.apply(self, args)`. */
function functionCall(a: Activation, node: Call, property: string, { receiver, arguments: [, ...args] }: Given): AbstractValue {
  if (property === 'bind') {
    return make({ ...receiver, closures: receiver.closures.map(closure => ({ ...closure, bound: [...closure.bound, ...args] })) })
  }
  const handed = property === 'call' ? args : listed(receiver, args[0] ?? nothing)
  return a.engine.interpreter.invoke(a, receiver, handed, siteOf(a, node)) ?? nothing
}

/** The elements of a list as arguments, in their places where these are known. */
function listed({ closures }: AbstractValue, list: AbstractValue): readonly AbstractValue[] {
  const count = Math.max(...closures.map(closure => closure.function.node.parameters.length))
  return Array.from({ length: count }, (_, index) => readKnown(list, String(index)))
}

/** What a `replace` by a constant leaves of a text. */
function leftBy(a: Activation, { arguments: [pattern, by] }: Call): ValueType | null {
  const constant = by === undefined ? undefined : a.engine.program.constant(siteOf(a, by), a.frame)
  if (pattern === undefined || typeof constant !== 'string') return null
  const [regex] = pattern.kind === 'regex' ? [pattern] : a.engine.program.evaluate(siteOf(a, pattern), a.frame)
  return regex?.kind === 'regex' ? stripped(regex.pattern, regex.flags, constant) : null
}

/** In no part of a text stands the sign at which it was taken apart. */
function cleanedBySplit(a: Activation, { arguments: [at] }: Call): readonly Kind[] {
  const sign = at === undefined ? undefined : a.engine.program.constant(siteOf(a, at), a.frame)
  if (sign === '.') return ['path-dots']
  return sign === '/' ? ['path-dots', 'path-root'] : []
}

/** The kinds for which a text is clean after a `replace`. */
function cleanedBy(a: Activation, { callee, arguments: [pattern, by] }: Call): readonly Kind[] {
  if (pattern === undefined || by === undefined) return []
  const constant = a.engine.program.constant(siteOf(a, by), a.frame)
  const replacement = typeof constant === 'string' ? constant : null
  const all = callee.kind === 'member' && callee.property === 'replaceAll'
  const text = a.engine.program.constant(siteOf(a, pattern), a.frame)
  if (typeof text === 'string') return all ? cleanedByReplacing(text.replace(/[^\w\s]/g, '\\$&'), 'g', replacement) : []
  const [regex] = pattern.kind === 'regex' ? [pattern] : a.engine.program.evaluate(siteOf(a, pattern), a.frame)
  return regex?.kind === 'regex' ? cleanedByReplacing(regex.pattern, regex.flags, replacement) : []
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
  if (path === '.Promise' && node.new) return promised(a, node, given.arguments[0] ?? nothing)
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
