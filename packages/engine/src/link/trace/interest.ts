import type { Call, Expression } from '../../model/expression.ts'
import type { Module } from '../../model/module.ts'
import type { FunctionRef, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { indexOf } from '../module-index.ts'

/** What one function does that may touch something, whatever is sought: a part of `Touches`. */
interface Touch {
  readonly owner: FunctionRef
  /** What it makes, calls methods of, or hands on. */
  readonly values: readonly Value[]
  /** Functions that it calls, makes or hands on: it touches what they touch. */
  readonly functions: readonly FunctionRef[]
}

/** The same of all functions of a file. */
export type Touches = readonly Touch[]

/** Reads a file for what its functions may touch. It does not depend on what is sought, so that it is done once for all walks. */
export function touchesOf(linker: Linker, module: Module): Touches {
  const values = new Map<FunctionRef, Set<Value>>()
  const functions = new Map<FunctionRef, Set<FunctionRef>>()
  const depend = (target: FunctionRef, owner: FunctionRef): void => {
    if (target !== owner) addTo(functions, owner, target)
  }
  for (const [index, node] of module.functions.entries()) {
    if (node.parent >= 0) depend(linker.functionRef(module, index), linker.functionRef(module, node.parent))
  }
  for (const [index, node] of module.classes.entries()) {
    depend(linker.constructorRef(linker.classRef(module, index)), linker.functionRef(module, node.parent))
  }
  for (const [call, owner] of callsWithOwners(linker, module)) {
    for (const goal of linker.targets(module, call, null)) {
      if (goal.kind === 'function') depend(goal.function, owner)
      else if (goal.kind === 'construct') depend(linker.constructorRef(goal.class), owner)
    }
    const receiver = call.callee.kind === 'member' || call.callee.kind === 'index' ? [call.callee.object] : []
    for (const node of [...receiver, ...call.arguments.filter(mayMatter), call]) {
      for (const value of linker.evaluate(module, node.kind === 'spread' ? node.value : node, null)) {
        if (value.kind === 'function' && node !== call) depend(value.function, owner)
        if (!plain.has(value.kind)) addTo(values, owner, value)
      }
    }
  }
  const owners = new Set([...values.keys(), ...functions.keys()])
  return [...owners].map(owner => ({ owner, values: [...values.get(owner) ?? []], functions: [...functions.get(owner) ?? []] }))
}

/** Kinds of values that nobody seeks. */
const plain = new Set<Value['kind']>(['literal', 'regex', 'text', 'environment', 'parameter', 'unknown'])

function addTo<K, T>(map: Map<K, Set<T>>, key: K, one: T): void {
  const known = map.get(key)
  if (known) known.add(one)
  else map.set(key, new Set([one]))
}

/**
 * Which values a walk is after, and which functions touch one: make it, call a method of it, hand it on, by themselves, by functions
 * that they make or by functions that they call. Found once for all functions, against the direction of calls.
 */
export class Interest {
  readonly of: (value: Value) => boolean
  readonly #touching = new Set<FunctionRef>()

  constructor(touches: Iterable<Touches>, of: (value: Value) => boolean) {
    this.of = of
    /** Functions that touch something as soon as the key does: those that call it, name it in a call, or stand around it. */
    const dependent = new Map<FunctionRef, FunctionRef[]>()
    const pending: FunctionRef[] = []
    for (const ofFile of touches) {
      for (const { owner, values, functions } of ofFile) {
        if (values.some(of)) pending.push(owner)
        for (const target of functions) {
          const list = dependent.get(target)
          if (list) list.push(owner)
          else dependent.set(target, [owner])
        }
      }
    }
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (this.#touching.has(next)) continue
      this.#touching.add(next)
      pending.push(...dependent.get(next) ?? [])
    }
  }

  touches(target: FunctionRef): boolean {
    return this.#touching.has(target)
  }

  /** Nothing in the project is what is sought. */
  get isNothing(): boolean {
    return this.#touching.size === 0
  }
}

function mayMatter(node: Expression): boolean {
  return node.kind !== 'literal' && node.kind !== 'concat' && node.kind !== 'regex'
}

/** All calls of a file, each with the function that makes it: the innermost, or the constructor of the class whose field it initialises. */
function* callsWithOwners(linker: Linker, module: Module): Iterable<readonly [Call, FunctionRef]> {
  const calls = [...indexOf(module).calls.values()].flat().sort((a, b) => a.start - b.start || b.end - a.end)
  const scopes = [
    ...module.functions.slice(1).map((node, index) => ({ node, ref: () => linker.functionRef(module, index + 1) })),
    ...module.classes.map((node, index) => ({ node, ref: () => linker.constructorRef(linker.classRef(module, index)) }))
  ].sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end)
  const open: typeof scopes = []
  let next = 0
  for (const call of calls) {
    for (let scope = scopes[next]; scope && scope.node.start <= call.start; scope = scopes[++next]) open.push(scope)
    while (open.length > 0 && (open.at(-1)?.node.end ?? 0) < call.end) open.pop()
    yield [call, open.at(-1)?.ref() ?? linker.functionRef(module, 0)]
  }
}
