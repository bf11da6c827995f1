import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { Target } from '../model/program.ts'
import type { Frame, FunctionRef, Site, Value } from '../model/value.ts'
import { CALL_DEPTH, ELEMENTS } from './limits.ts'
import type { Linker, Placed } from './linker.ts'
import { areSameValues, nothing, unknown, type Values } from './values.ts'

/** Whether the text of a function holds a node. A constructor stands for its class, since it initialises the fields. */
function holds(target: FunctionRef, module: Module, node: Span): boolean {
  if (target.module !== module) return false
  const own = target.node.kind === 'constructor' && target.node.class !== null ? module.classes[target.node.class] : target.node
  return own !== undefined && own.start <= node.start && node.end <= own.end
}

/** The innermost activation, of those in force, whose function the node stands in: the one that its meaning depends on. */
export function ownFrame(module: Module, node: Span, frame: Frame | null): Frame | null {
  let own = frame
  while (own && !holds(own.function, module, node)) own = own.parent
  return own
}

/** The activation of a function, of those in force. */
export function frameOf(module: Module, index: number, frame: Frame | null): Frame | null {
  let own = frame
  while (own && !(own.function.module === module && own.function.index === index)) own = own.parent
  return own
}

/** The activation of the function whose `this` is meant; of a field's initialiser: that of the constructor. */
export function selfOf(module: Module, target: number, classIndex: number | null, frame: Frame | null): Value | null {
  for (let own = frame; own; own = own.parent) {
    if (own.function.module !== module) continue
    const isMember = own.function.index === target
    const isInitialiser = own.function.node.kind === 'constructor' && own.function.node.class === classIndex && classIndex !== null
    if ((isMember || isInitialiser) && own.self) return own.self
  }
  return null
}

/** Makes activations, one for each call string; the same again gives the same object. */
export class Frames {
  readonly #byCall = new WeakMap<Call, Frame[]>()
  readonly #assumed = new WeakMap<FunctionRef, Frame[]>()

  /** Null when the call string is too long or the function is already active in it. */
  enter(activation: Omit<Frame, 'depth'>): Frame | null {
    const depth = activation.caller ? activation.caller.depth + 1 : 1
    if (depth > CALL_DEPTH || isActive(activation.function, activation.caller)) return null
    return this.intern(activation, depth)
  }

  intern(activation: Omit<Frame, 'depth'>, depth: number): Frame {
    const known = this.#list(activation)
    const found = known.find(frame => isSameActivation(frame, activation))
    if (found) return found
    const frame = { ...activation, depth }
    known.push(frame)
    return frame
  }

  #list(activation: Omit<Frame, 'depth'>): Frame[] {
    const { call, function: target } = activation
    if (call) {
      const byCall = this.#byCall.get(call.node) ?? []
      this.#byCall.set(call.node, byCall)
      return byCall
    }
    const assumed = this.#assumed.get(target) ?? []
    this.#assumed.set(target, assumed)
    return assumed
  }
}

function isActive(target: FunctionRef, caller: Frame | null): boolean {
  for (let frame = caller; frame; frame = frame.caller) if (frame.function === target) return true
  return false
}

function isSameActivation(a: Omit<Frame, 'depth'>, b: Omit<Frame, 'depth'>): boolean {
  if (a.function !== b.function || a.caller !== b.caller || a.parent !== b.parent) return false
  if (!areSameSelves(a.self, b.self) || !areSameBounds(a.bound, b.bound)) return false
  return a.call !== null || areSameArguments(a.arguments, b.arguments)
}

function areSameSelves(a: Value | null, b: Value | null): boolean {
  return a === b || (a !== null && b !== null && areSameValues([a], [b]))
}

function areSameArguments(a: readonly Values[], b: readonly Values[]): boolean {
  return a.length === b.length && a.every((values, index) => areSameValues(values, b[index] ?? nothing))
}

function areSameBounds(a: Frame['bound'], b: Frame['bound']): boolean {
  if (a === b) return true
  if (!a || !b || a.size !== b.size) return false
  return [...a].every(([index, values]) => areSameValues(values, b.get(index) ?? nothing))
}

/** Binds the arguments of a call to the parameters of its target. */
export function activate(linker: Linker, target: Target, call: Site<Call>, caller: Frame | null): Frame | null {
  const from = ownFrame(call.module, call.node, caller)
  if (target.kind === 'function') {
    return linker.enter({
      function: target.function,
      arguments: bindArguments(linker, target.function, call, from, target.bound, skippedArguments(linker, target, call, from)),
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
    arguments: bindArguments(linker, constructor, call, from, [], 0),
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
