import type { Frame } from '../model/value.ts'
import type { Tracker } from './tracking.ts'

/**
 * How often in this run all answers went out of date at once, because a framework said what a parameter is. Answers of one era are
 * not those of the next: a later run goes through the same eras, and finds in each what was answered there.
 */
export class Era {
  readonly tracker: Tracker
  #now = 0

  constructor(tracker: Tracker) {
    this.tracker = tracker
  }

  get now(): number {
    return this.#now
  }

  next(): void {
    this.#now++
  }

  restart(): void {
    this.#now = 0
  }
}

/** Something for each era; that of an earlier one is kept only where a later run may need it. */
export class Eras<T> {
  readonly #era: Era
  readonly #make: () => T
  #all: (T | undefined)[] = []
  #at = 0
  #current: T

  constructor(era: Era, make: () => T) {
    this.#era = era
    this.#make = make
    this.#current = this.#all[0] = make()
  }

  get current(): T {
    const { now } = this.#era
    if (now !== this.#at) {
      if (!this.#era.tracker.isOn) this.#all = []
      this.#at = now
      this.#current = this.#all[now] ??= this.#make()
    }
    return this.#current
  }

  /** Those of all eras that there were. */
  get all(): readonly T[] {
    return this.#all.filter(one => one !== undefined)
  }
}

/** Answers by question, for each activation and for whoever calls. */
export class Answers<T> {
  readonly #everyone = new Map<object, T>()
  readonly #activations = new Map<Frame, Map<object, T>>()

  get(question: object, frame: Frame | null): T | undefined {
    return (frame ? this.#activations.get(frame) : this.#everyone)?.get(question)
  }

  set(question: object, frame: Frame | null, answer: T): T {
    const table = frame ? this.#tableOf(frame) : this.#everyone
    table.set(question, answer)
    return answer
  }

  #tableOf(frame: Frame): Map<object, T> {
    let table = this.#activations.get(frame)
    if (!table) this.#activations.set(frame, table = new Map<object, T>())
    return table
  }

  /** Lets go of what is in activations that are no more, and of answers that were forgotten. */
  sweep(isGone: (frame: Frame) => boolean, isForgotten: (answer: T) => boolean): void {
    for (const frame of this.#activations.keys()) if (isGone(frame)) this.#activations.delete(frame)
    for (const table of [this.#everyone, ...this.#activations.values()]) {
      for (const [question, answer] of table) if (isForgotten(answer)) table.delete(question)
    }
  }
}
