import type { Call, Expression } from '../../model/expression.ts'
import type { Module } from '../../model/module.ts'
import type { FunctionRef, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { indexOf } from '../module-index.ts'

/**
 * Which values a walk is after, and which functions touch one: make it, call a method of it, hand it on, by themselves, by functions
 * that they make or by functions that they call. Found once for all functions, against the direction of calls.
 */
export class Interest {
  readonly of: (value: Value) => boolean
  readonly #linker: Linker
  readonly #touching = new Set<FunctionRef>()
  /** Functions that touch something as soon as the key does: those that call it, name it in a call, or stand around it. */
  readonly #dependent = new Map<FunctionRef, FunctionRef[]>()

  constructor(linker: Linker, of: (value: Value) => boolean) {
    this.#linker = linker
    this.of = of
    for (const module of linker.modules.values()) this.#read(module)
  }

  touches(target: FunctionRef): boolean {
    return this.#touching.has(target)
  }

  #read(module: Module): void {
    for (const [index, node] of module.functions.entries()) {
      const ref = this.#linker.functionRef(module, index)
      if (node.parent >= 0) this.#depend(ref, this.#linker.functionRef(module, node.parent))
    }
    for (const [index, node] of module.classes.entries()) {
      const constructor = this.#linker.constructorRef(this.#linker.classRef(module, index))
      this.#depend(constructor, this.#linker.functionRef(module, node.parent))
    }
    for (const [call, owner] of callsWithOwners(this.#linker, module)) this.#readCall(module, call, owner)
  }

  #readCall(module: Module, call: Call, owner: FunctionRef): void {
    for (const goal of this.#linker.targets(module, call, null)) {
      if (goal.kind === 'function') this.#depend(goal.function, owner)
      else if (goal.kind === 'construct') this.#depend(this.#linker.constructorRef(goal.class), owner)
    }
    const parts = [...call.callee.kind === 'member' || call.callee.kind === 'index' ? [call.callee.object] : [], ...call.arguments.filter(mayMatter), call]
    for (const node of parts) {
      for (const value of this.#linker.evaluate(module, node.kind === 'spread' ? node.value : node, null)) {
        if (this.of(value)) this.#mark(owner)
        else if (value.kind === 'function' && node !== call) this.#depend(value.function, owner)
      }
    }
  }

  #depend(target: FunctionRef, dependent: FunctionRef): void {
    if (target === dependent) return
    if (this.#touching.has(target)) this.#mark(dependent)
    const list = this.#dependent.get(target)
    if (list) list.push(dependent)
    else this.#dependent.set(target, [dependent])
  }

  #mark(target: FunctionRef): void {
    const pending = [target]
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (this.#touching.has(next)) continue
      this.#touching.add(next)
      pending.push(...this.#dependent.get(next) ?? [])
    }
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
