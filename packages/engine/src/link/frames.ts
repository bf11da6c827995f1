import type { Module } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { Frame, FunctionRef, Value } from '../model/value.ts'
import { ACTIVATIONS, ACTIVATIONS_OF_FUNCTION, CALL_DEPTH } from './limits.ts'
import type { Activation } from './linker.ts'
import { speaksOf } from './gone.ts'
import { areSameValues, isSameValue, nothing, type Values } from './values.ts'

/** The loops of which a frame is one turn: it holds for their text only. */
const turns = new WeakMap<Frame, Span>()

/** Whether an activation is in force at a node. A constructor stands for its class, since it initialises the fields. */
function holds(frame: Frame, module: Module, node: Span): boolean {
  const target = frame.function
  if (target.module !== module) return false
  const { class: owner } = target.node
  const isConstructor = target.node.kind === 'constructor' && owner !== null
  const own = turns.get(frame) ?? (isConstructor ? module.classes[owner] : target.node)
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
  /** Frames by what makes them. */
  readonly #byCall = new Map<object, Map<Frame | null, Map<string, Frame[]>>>()
  readonly #entered = new Map<FunctionRef, number>()
  #made = 0

  /** Null when the call string is too long, the function is already active in it, or there are too many already. */
  enter(activation: Activation): Frame | null {
    const depth = activation.caller ? activation.caller.depth + 1 : 1
    if (depth > CALL_DEPTH || isActive(activation.function, activation.caller)) return null
    const known = this.#known(activation)
    if (known) return known
    const entered = this.#entered.get(activation.function) ?? 0
    if (entered >= ACTIVATIONS_OF_FUNCTION || this.#made >= ACTIVATIONS) return null
    this.#entered.set(activation.function, entered + 1)
    this.#made++
    return this.#make(activation, depth)
  }

  /** An activation by nobody in the project, told apart by its arguments. */
  assume(activation: Omit<Frame, 'depth'>): Frame {
    const known = this.#list(activation.function, activation.parent, '')
    const found = known.find(frame => frame.call === null && frame.depth === 0 && isSameActivation(frame, activation)
      && areSameArguments(frame.arguments, activation.arguments))
    if (found) return found
    const frame = { ...activation, depth: 0 }
    known.push(frame)
    return frame
  }

  intern(activation: Activation, depth: number): Frame {
    return this.#known(activation) ?? this.#make(activation, depth)
  }

  /** Lets go of the activations that speak of a text which is no more. Gives a test for them. */
  forget(isGone: (module: Module) => boolean): (frame: Frame) => boolean {
    const speaks = speaksOf(isGone)
    for (const [owner, lists] of this.#byCall) {
      for (const [by, byTurn] of lists) {
        if (by !== null && speaks(by)) lists.delete(by)
        else for (const [turn, list] of byTurn) this.#keep(byTurn, turn, list, speaks)
        if (byTurn.size === 0) lists.delete(by)
      }
      if (lists.size === 0) this.#byCall.delete(owner)
    }
    return speaks
  }

  #keep(byTurn: Map<string, Frame[]>, turn: string, list: readonly Frame[], speaks: (frame: Frame) => boolean): void {
    const kept = list.filter(frame => !speaks(frame))
    if (kept.length === list.length) return
    if (kept.length === 0) byTurn.delete(turn)
    else byTurn.set(turn, kept)
  }

  #known(activation: Activation): Frame | undefined {
    return this.#alike(activation).find(frame => isSameActivation(frame, activation))
  }

  #make(activation: Activation, depth: number): Frame {
    const frame = { ...activation, arguments: activation.arguments(), depth }
    this.#alike(activation).push(frame)
    return frame
  }

  #alike(activation: Activation): Frame[] {
    return this.#list(activation.call?.node ?? activation.function, activation.caller, turnKey(activation.bound))
  }

  #list(owner: object, by: Frame | null, turn: string): Frame[] {
    let lists = this.#byCall.get(owner)
    if (!lists) this.#byCall.set(owner, lists = new Map<Frame | null, Map<string, Frame[]>>())
    let byTurn = lists.get(by)
    if (!byTurn) lists.set(by, byTurn = new Map<string, Frame[]>())
    let list = byTurn.get(turn)
    if (!list) byTurn.set(turn, list = [])
    return list
  }
}

/** Tells no activations apart. */
export class NoFrames extends Frames {
  override enter(): null {
    return null
  }
}

/** Equal for equal turns. It tells most others apart, so that hundreds of turns of one loop need not be compared with each other. */
function turnKey(bound: Frame['bound']): string {
  if (bound === null) return ''
  return [...bound].map(([index, values]) => `${index}:${values.map(shortly).join()}`).join(';')
}

function shortly(value: Value): string | number {
  switch (value.kind) {
    case 'literal': return String(value.value)
    case 'record':
    case 'array': return value.site.node.start
    case 'function': return value.function.index
    case 'class': return value.class.index
    default: return value.kind
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
