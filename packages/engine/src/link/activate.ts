import type { Call, Expression } from '../model/expression.ts'
import type { Target } from '../model/program.ts'
import type { Frame, FunctionRef, Site } from '../model/value.ts'
import { ownFrame } from './frames.ts'
import { ELEMENTS } from './limits.ts'
import type { Linker, Placed } from './linker.ts'
import { nothing, unknown, type Values } from './values.ts'

/** Binds the arguments of a call to the parameters of its target. */
export function activate(linker: Linker, target: Target, call: Site<Call>, caller: Frame | null): Frame | null {
  const from = ownFrame(call.module, call.node, caller)
  if (target.kind === 'function') {
    return linker.enter({
      function: target.function,
      arguments: () => bindArguments(linker, target.function, call, from, target.bound, skippedArguments(linker, target, call, from)),
      parent: target.frame,
      self: target.self,
      call,
      caller: from,
      bound: null
    })
  }
  if (target.kind !== 'construct') return null
  const constructor = constructorOf(linker, target)
  return linker.enter({
    function: constructor,
    arguments: () => bindArguments(linker, constructor, call, from, [], 0),
    parent: target.frame,
    self: { kind: 'object', class: target.class, created: call, frame: from },
    call,
    caller: from,
    bound: null
  })
}

/** The constructor that takes the arguments: the nearest one that is written down. */
function constructorOf(linker: Linker, target: Target & { kind: 'construct' }): FunctionRef {
  const own = linker.constructorRef(target.class)
  if (own.index >= 0) return own
  for (const base of linker.ancestors(target.class).classes) {
    const inherited = linker.constructorRef(base)
    if (inherited.index >= 0) return inherited
  }
  return own
}

/** `f.call(self, a)` passes `a` first; `f.apply(self, list)` passes the elements of `list`. */
function skippedArguments(linker: Linker, target: Target & { kind: 'function' }, call: Site<Call>, frame: Frame | null): number | 'apply' {
  const { callee } = call.node
  if (callee.kind !== 'member' || (callee.property !== 'call' && callee.property !== 'apply')) return 0
  const receivers = linker.evaluate(call.module, callee.object, frame)
  if (!receivers.some(value => value.kind === 'function' && value.function === target.function)) return 0
  return callee.property === 'call' ? 1 : 'apply'
}

/**
 * The values of parameters, evaluated when they are asked for: an activation may be made while its arguments are still in the
 * making. Spread arrays take their places when their elements are known.
 */
function bindArguments(
  linker: Linker, target: FunctionRef, call: Site<Call>, caller: Frame | null, bound: readonly Values[], skip: number | 'apply'
): readonly Values[] {
  const given: readonly Expression[] = skip === 'apply' ? [] : call.node.arguments.slice(skip)
  const applied = skip === 'apply' ? call.node.arguments[1] : undefined
  const values: Values[] = []
  const parameters = target.node.parameters
  const isPlain = !applied && !given.some(argument => argument.kind === 'spread')
  for (const [index, parameter] of parameters.entries()) {
    if (index < bound.length) values[index] = bound[index] ?? nothing
    else if (parameter.rest) define(values, index, () => restOf(linker, call, caller, given, applied, index - bound.length))
    else if (!isPlain) define(values, index, () => nth(linker, call, caller, given, applied, index - bound.length))
    else {
      const argument = given[index - bound.length]
      if (argument) define(values, index, () => linker.evaluate(call.module, argument, caller))
      else values[index] = nothing
    }
  }
  return values
}

function define(values: Values[], index: number, get: () => Values): void {
  Object.defineProperty(values, index, { get, enumerable: true, configurable: true })
}

/** The arguments one by one, spreads resolved; null: not known from here on. */
function placedArguments(
  linker: Linker, call: Site<Call>, caller: Frame | null, given: readonly Expression[], applied: Expression | undefined
): (Placed | null)[] {
  const placed: (Placed | null)[] = []
  const spread = (source: Expression): void => {
    const arrays = linker.evaluate(call.module, source, caller)
    const [only] = arrays
    if (arrays.length === 1 && only?.kind === 'array') placed.push(...linker.elements(only))
    else placed.push(null)
  }
  if (applied) spread(applied)
  for (const argument of given) {
    if (placed.length > ELEMENTS) break
    if (argument.kind === 'spread') spread(argument.value)
    else placed.push({ site: { module: call.module, node: argument }, frame: caller })
  }
  return placed
}

function nth(
  linker: Linker, call: Site<Call>, caller: Frame | null, given: readonly Expression[], applied: Expression | undefined, index: number
): Values {
  const placed = placedArguments(linker, call, caller, given, applied)
  const hole = placed.indexOf(null)
  if (hole >= 0 && hole <= index) return unknown
  return valuesOf(linker, placed[index])
}

function restOf(
  linker: Linker, call: Site<Call>, caller: Frame | null, given: readonly Expression[], applied: Expression | undefined, from: number
): Values {
  return [linker.madeArray({ site: call, frame: caller }, () =>
    placedArguments(linker, call, caller, given, applied).slice(Math.max(from, 0)))]
}

function valuesOf(linker: Linker, placed: Placed | null | undefined): Values {
  return placed ? linker.evaluate(placed.site.module, placed.site.node, placed.frame) : nothing
}

/** Arguments that are evaluated when they are asked for. */
export function lazyArguments(values: readonly (() => Values)[]): readonly Values[] {
  const list: Values[] = []
  for (const [index, get] of values.entries()) define(list, index, get)
  return list
}
