import type { Module } from '../model/module.ts'
import type { Frame } from '../model/value.ts'
import { Answers, type Era, Eras } from './eras.ts'
import { QUESTION_DEPTH, ROUNDS } from './limits.ts'
import type { Modules } from './modules.ts'
import type { Cell } from './tracking.ts'
import { areSameValues, nothing, unknown, type Values } from './values.ts'

/** One question: a node of the tree (or another object that stands for a question) in one activation. */
class Entry implements Cell {
  state: 'open' | 'active' | 'provisional' | 'done' = 'open'
  /** The answer, or the best one so far. */
  values: Values = nothing
  /** Place on the stack while active; the lowest place that it depends on while provisional. */
  index = 0
  /** Provisional answers that are to be settled with this one. */
  members: Entry[] | null = null
  dependents: Cell[] | null = null
  isForgotten = false

  drop(): boolean {
    this.isForgotten = true
    this.state = 'open'
    this.values = nothing
    return true
  }
}

/**
 * Answers questions that may depend on each other in cycles. A question that is asked while it is being answered gives what is known
 * so far; the outermost question of such a knot is asked again until nothing changes (a least fixed point, by chaotic iteration over
 * strongly connected parts found on the way, after Tarjan and Bourdoncle). Answers are kept only when they no longer depend on
 * unfinished ones, so that they are the same in whatever order questions come.
 */
export class Solver {
  readonly #era: Era
  readonly #modules: Modules
  readonly #entries: Eras<Answers<Entry>>
  readonly #stack: Entry[] = []
  /** The lowest place on the stack that the question being answered depends on. */
  #lowest = Infinity
  #changes = 0
  #isCut = false

  constructor(era: Era, modules: Modules) {
    this.#modules = modules
    this.#era = era
    this.#entries = new Eras(era, () => new Answers<Entry>())
  }

  /**
   * @param module - that the question stands in
   */
  answer(question: object, frame: Frame | null, module: Module, compute: () => Values): Values {
    const answers = this.#entries.current
    const entry = answers.get(question, frame) ?? answers.set(question, frame, new Entry())
    this.#era.tracker.read(entry)
    if (entry.state === 'done') return entry.values
    if (entry.state !== 'open') {
      this.#lowest = Math.min(this.#lowest, entry.index)
      return entry.values
    }
    if (this.#stack.length >= QUESTION_DEPTH) {
      this.cut()
      return unknown
    }
    return this.#ask(entry, module, compute)
  }

  /**
   * Computes what rests on answers without being one, such as where a call goes.
   *
   * @returns the result, and whether all that it rests on is final, so that the result may be remembered
   */
  resting<T>(compute: () => T): { readonly result: T, readonly isFinal: boolean } {
    const outer = this.#lowest
    this.#lowest = Infinity
    try {
      const result = compute()
      return { result, isFinal: this.#lowest === Infinity && !this.#isCut }
    } finally {
      this.#lowest = Math.min(outer, this.#lowest)
    }
  }

  /** A limit was met: answers that rest on what is given instead are not kept, except the outermost one. */
  cut(): void {
    if (this.#stack.length === 0) return
    this.#lowest = 0
    this.#isCut = true
  }

  get isIdle(): boolean {
    return this.#stack.length === 0
  }

  /** Lets go of what is in activations that are no more. */
  sweep(isGone: (frame: Frame) => boolean): void {
    for (const answers of this.#entries.all) answers.sweep(isGone, entry => entry.isForgotten)
  }

  #ask(entry: Entry, module: Module, compute: () => Values): Values {
    const outer = this.#lowest
    const index = entry.index = this.#stack.length
    entry.state = 'active'
    entry.isForgotten = false
    this.#stack.push(entry)
    const { tracker } = this.#era
    const reader = tracker.enter(entry)
    try {
      this.#modules.read(module)
      const low = this.#iterate(entry, compute)
      this.#stack.pop()
      this.#settle(entry, low)
      this.#lowest = low < index ? Math.min(outer, low) : outer
    } catch (error) {
      this.#stack.length = index
      entry.state = 'open'
      this.#lowest = outer
      throw error
    } finally {
      tracker.leave(reader)
    }
    if (index === 0) this.#isCut = false
    return entry.values
  }

  /** Computes until stable when the entry heads a knot; else once. Gives the lowest place that the answer depends on. */
  #iterate(entry: Entry, compute: () => Values): number {
    for (let round = 1; ; round++) {
      const changes = this.#changes
      this.#lowest = Infinity
      const values = compute()
      const low = this.#lowest
      const hasChanged = !areSameValues(values, entry.values)
      entry.values = values
      if (hasChanged) this.#changes++
      if (low !== entry.index || this.#changes === changes || this.#isCut) return low
      if (round === ROUNDS) {
        this.#isCut = true
        return low
      }
      for (const member of entry.members ?? []) member.state = 'open'
      entry.members = null
    }
  }

  #settle(entry: Entry, low: number): void {
    const head = low < entry.index ? this.#stack[low] : undefined
    if (head) {
      entry.state = 'provisional'
      entry.index = low
      const members = head.members ??= []
      members.push(entry)
      for (const member of entry.members ?? []) {
        member.index = Math.min(member.index, low)
        members.push(member)
      }
    } else {
      entry.state = 'done'
      for (const member of entry.members ?? []) member.state = this.#isCut ? 'open' : 'done'
    }
    entry.members = null
  }
}
