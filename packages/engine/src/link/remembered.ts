import type { Module } from '../model/module.ts'
import type { Frame } from '../model/value.ts'
import { Answers, type Era, Eras } from './eras.ts'
import type { Modules } from './modules.ts'
import type { Solver } from './solver.ts'
import type { Cell } from './tracking.ts'

/** What is remembered under one question. */
export class Memory<T> implements Cell {
  result: T | undefined = undefined
  dependents: Cell[] | null = null
  isForgotten = false

  keep(result: T): T {
    this.result = result
    return result
  }

  drop(): boolean {
    this.isForgotten = true
    this.result = undefined
    return true
  }
}

/**
 * What rests on answers without being one, remembered: where calls go is asked by every stage, and takes several questions. Kept is
 * what rests on final answers alone, until the solver forgets those.
 */
export class Remembered<T> {
  readonly #solver: Solver
  readonly #era: Era
  readonly #modules: Modules
  readonly #memories: Eras<Answers<Memory<T>>>

  constructor(solver: Solver, era: Era, modules: Modules) {
    this.#modules = modules
    this.#solver = solver
    this.#era = era
    this.#memories = new Eras(era, () => new Answers<Memory<T>>())
  }

  /**
   * @param module - that the question stands in
   */
  of(question: object, frame: Frame | null, module: Module, compute: () => T): T {
    const memories = this.#memories.current
    const { tracker } = this.#era
    const memory = memories.get(question, frame) ?? new Memory<T>()
    tracker.read(memory)
    if (memory.result !== undefined) return memory.result
    memory.isForgotten = false
    const reader = tracker.enter(memory)
    try {
      this.#modules.read(module)
      const { result, isFinal } = this.#solver.resting(compute)
      if (!isFinal) return result
      memories.set(question, frame, memory)
      return memory.keep(result)
    } finally {
      tracker.leave(reader)
    }
  }

  /** Lets go of what is in activations that are no more. */
  sweep(isGone: (frame: Frame) => boolean): void {
    for (const memories of this.#memories.all) memories.sweep(isGone, memory => memory.isForgotten)
  }
}
