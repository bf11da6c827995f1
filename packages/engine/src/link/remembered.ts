import type { Frame } from '../model/value.ts'
import type { Solver } from './solver.ts'

/**
 * What rests on answers without being one, remembered: where calls go is asked by every stage, and takes several questions. Kept is
 * what rests on final answers alone, until the solver forgets those.
 */
export class Remembered<T> {
  readonly #solver: Solver
  #age: number
  #everyone = new Map<object, T>()
  #activations = new Map<Frame, Map<object, T>>()

  constructor(solver: Solver) {
    this.#solver = solver
    this.#age = solver.age
  }

  of(question: object, frame: Frame | null, compute: () => T): T {
    if (this.#age !== this.#solver.age) this.#forget()
    const known = (frame ? this.#activations.get(frame) : this.#everyone)?.get(question)
    if (known !== undefined) return known
    const { result, isFinal } = this.#solver.resting(compute)
    if (isFinal) this.#tableOf(frame).set(question, result)
    return result
  }

  #tableOf(frame: Frame | null): Map<object, T> {
    if (!frame) return this.#everyone
    let table = this.#activations.get(frame)
    if (!table) this.#activations.set(frame, table = new Map<object, T>())
    return table
  }

  #forget(): void {
    this.#age = this.#solver.age
    this.#everyone = new Map()
    this.#activations = new Map()
  }
}
