import type { Module } from '../model/module.ts'
import type { Modules } from './modules.ts'
import { Memory } from './remembered.ts'
import type { Tracker } from './tracking.ts'

/** What is asked of a file under a name, remembered as long as the texts that the answer rests on. */
export class ByFile<T> {
  readonly #modules: Modules
  readonly #tracker: Tracker
  readonly #known = new WeakMap<Module, Map<string, Memory<T>>>()

  constructor(modules: Modules, tracker: Tracker) {
    this.#modules = modules
    this.#tracker = tracker
  }

  /**
   * @param meanwhile - the answer for those who ask while it is being computed
   * @param isKept - whether an answer may be remembered
   */
  of(module: Module, name: string, compute: () => T, meanwhile?: T, isKept: (answer: T) => boolean = () => true): T {
    let byName = this.#known.get(module)
    if (!byName) this.#known.set(module, byName = new Map<string, Memory<T>>())
    let memory = byName.get(name)
    if (!memory) byName.set(name, memory = new Memory<T>())
    this.#tracker.read(memory)
    if (memory.result !== undefined) return memory.result
    memory.isForgotten = false
    memory.result = meanwhile
    const reader = this.#tracker.enter(memory)
    try {
      this.#modules.read(module)
      const result = compute()
      memory.result = isKept(result) ? result : undefined
      return result
    } finally {
      this.#tracker.leave(reader)
    }
  }
}
