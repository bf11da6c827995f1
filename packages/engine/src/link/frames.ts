import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { Target } from '../model/program.ts'
import type { Frame, FunctionRef, Site, Value } from '../model/value.ts'
import { CALL_DEPTH, ELEMENTS } from './limits.ts'
import type { Activation, Linker, Placed } from './linker.ts'
import { areSameValues, isSameValue, nothing, unknown, type Values } from './values.ts'

/** The loops of which a frame is one turn: it holds for their text only. */
const turns = new WeakMap<Frame, Span>()

/** Whether an activation is in force at a node. A constructor stands for its class, since it initialises the fields. */
function holds(frame: Frame, module: Module, node: Span): boolean {
  const target = frame.function
  if (target.module !== module) return false
  const isConstructor = target.node.kind === 'constructor' && target.node.class !== null
  const own = turns.get(frame) ?? (isConstructor ? module.classes[target.node.class ?? -1] : target.node)
  return own !== undefined && own.start <= node.start && node.end <= own.end
}

/** The innermost activation, of those in force, whose function the node stands in: the one that its meaning depends on. */
export function ownFrame(module: Module, node: Span, frame: Frame | null): Frame | null {
  let own = frame
  while (own && !holds(own, module, node)) own = own.parent
  return own
}

/** The activation of a function, of those in force; a turn of a loop only if `at` stands in the loop. */
export function frameOf(module: Module, index: number, frame: Frame | null, at: Span | null = null): Frame | null {
  let own = frame
  while (own) {
    const isFunction = own.function.module === module && own.function.index === index
    if (isFunction && (!turns.has(own) || (at && holds(own, module, at)))) return own
    own = own.parent
  }
  return null
}

/** One turn of a loop in an activation (null: of whoever calls): its variables hold these values inside of `body`. */
export function turnOfLoop(
  frames: Frames, target: FunctionRef, frame: Frame | null, bound: ReadonlyMap<number, Values>, body: Span
): Frame {
  const turn = frames.intern({
    function: target, arguments: () => frame?.arguments ?? [], parent: frame, self: frame?.self ?? null, call: frame?.call ?? null,
    caller: frame?.caller ?? null, bound
  }, frame?.depth ?? 0)
  turns.set(turn, body)
  return turn
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
  readonly #byCall = new Map<object, Map<Frame | null, Frame[]>>()

  /** Null when the call string is too long or the function is already active in it. */
  enter(activation: Activation): Frame | null {
    const depth = activation.caller ? activation.caller.depth + 1 : 1
    if (depth > CALL_DEPTH || isActive(activation.function, activation.caller)) return null
    return this.intern(activation, depth)
  }

  /** An activation by nobody in the project, told apart by its arguments. */
  assume(activation: Omit<Frame, 'depth'>): Frame {
    const known = this.#list(activation.function, activation.parent)
    const found = known.find(frame => frame.call === null && frame.depth === 0 && isSameActivation(frame, activation)
      && areSameArguments(frame.arguments, activation.arguments))
    if (found) return found
    const frame = { ...activation, depth: 0 }
    known.push(frame)
    return frame
  }

  intern(activation: Activation, depth: number): Frame {
    const known = this.#list(activation.call?.node ?? activation.function, activation.caller)
    const found = known.find(frame => isSameActivation(frame, activation))
    if (found) return found
    const frame = { ...activation, arguments: activation.arguments(), depth }
    known.push(frame)
    return frame
  }

  #list(owner: object, by: Frame | null): Frame[] {
    let lists = this.#byCall.get(owner)
    if (!lists) this.#byCall.set(owner, lists = new Map<Frame | null, Frame[]>())
    let list = lists.get(by)
    if (!list) lists.set(by, list = [])
    return list
  }
}

function isActive(target: FunctionRef, caller: Frame | null): boolean {
  for (let frame = caller; frame; frame = frame.caller) if (frame.function === target) return true
  return false
}

function isSameActivation(a: Frame, b: Omit<Activation, 'arguments'>): boolean {
  if (a.function !== b.function || a.caller !== b.caller || a.parent !== b.parent || a.call?.node !== b.call?.node) return false
  return areSameSelves(a.self, b.self) && areSameBounds(a.bound, b.bound)
}

function areSameSelves(a: Value | null, b: Value | null): boolean {
  return a === b || (a !== null && b !== null && isSameValue(a, b))
}

function areSameArguments(a: readonly Values[], b: readonly Values[]): boolean {
  return a.length === b.length && a.every((values, index) => areSameValues(values, b[index] ?? nothing))
}

function areSameBounds(a: Frame['bound'], b: Frame['bound']): boolean {
  if (a === b) return true
  if (a?.size !== b?.size) return false
  return [...a ?? []].every(([index, values]) => areSameValues(values, b?.get(index) ?? nothing))
}

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
