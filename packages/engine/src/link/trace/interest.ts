import type { Call } from '../../model/expression.ts'
import type { Module } from '../../model/module.ts'
import type { FunctionRef, Value } from '../../model/value.ts'
import { INTEREST_DEPTH } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { indexOf } from '../module-index.ts'

/** All calls of a file by place, for the question which of them stand in a function. */
const callsOf = new WeakMap<Module, readonly Call[]>()

function sortedCalls(module: Module): readonly Call[] {
  let calls = callsOf.get(module)
  if (!calls) callsOf.set(module, calls = [...indexOf(module).calls.values()].flat().sort((a, b) => a.start - b.start || b.end - a.end))
  return calls
}

/** Which values, and so which functions, a walk is after. */
export class Interest {
  readonly of: (value: Value) => boolean
  readonly #linker: Linker
  readonly #touches = new Map<FunctionRef, boolean>()
  #isCut = false

  constructor(linker: Linker, of: (value: Value) => boolean) {
    this.#linker = linker
    this.of = of
  }

  /**
   * Whether running the function, or one that it makes, may make a value of interest, call a method of one or hand one on, by itself
   * or through functions that it calls.
   */
  touches(target: FunctionRef, depth = 0): boolean {
    const known = this.#touches.get(target)
    if (known !== undefined) return known
    if (depth > INTEREST_DEPTH) {
      this.#isCut = true
      return false
    }
    this.#touches.set(target, false)
    const outer = this.#isCut
    this.#isCut = false
    const found = this.#search(target, depth)
    if (found || !this.#isCut || depth === 0) this.#touches.set(target, found)
    else this.#touches.delete(target)
    this.#isCut ||= outer
    return found
  }

  #search(target: FunctionRef, depth: number): boolean {
    const { module } = target
    const own = target.node.kind === 'constructor' && target.node.class !== null ? module.classes[target.node.class] : target.node
    const span = own ?? target.node
    const calls = sortedCalls(module).filter(call => call.start >= span.start && call.end <= span.end)
    if (calls.some(call => this.#isOfInterest(module, call))) return true
    return calls.some(call => this.#linker.targets(module, call, null).some(goal => {
      if (goal.kind === 'function') return goal.function !== target && this.touches(goal.function, depth + 1)
      return goal.kind === 'construct' && this.touches(this.#linker.constructorRef(goal.class), depth + 1)
    }))
  }

  #isOfInterest(module: Module, call: Call): boolean {
    const asks = [...call.callee.kind === 'member' ? [call.callee.object] : [], ...call.arguments, call]
    return asks.some(node => this.#linker.evaluate(module, node.kind === 'spread' ? node.value : node, null).some(this.of))
  }
}
