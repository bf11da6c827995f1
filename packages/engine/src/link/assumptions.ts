import type { FunctionRef } from '../model/value.ts'
import { type Era, Eras } from './eras.ts'
import { Ground } from './tracking.ts'
import { areIdentical, type Values } from './values.ts'

/** What somebody was told about a parameter in an era. */
class Asked extends Ground {
  told: Values | null
  /** It was not said before the era began, or other things were told as well: a later run might be told otherwise. */
  isUnsure: boolean

  constructor(told: Values | null, isUnsure: boolean) {
    super()
    this.told = told
    this.isUnsure = isUnsure
  }
}

/** What frameworks say about parameters. Remembers who asked before it was said, since those answers are out of date then. */
export class AssumedParameters {
  readonly #era: Era
  readonly #values = new Map<FunctionRef, Map<number, Values>>()
  readonly #asked: Eras<Map<FunctionRef, Map<number, Asked>>>
  /** What was said in the era at hand. */
  readonly #recent = new Set<Values>()
  #isOutdated = false

  constructor(era: Era) {
    this.#era = era
    this.#asked = new Eras(era, () => new Map<FunctionRef, Map<number, Asked>>())
  }

  get(target: FunctionRef, index: number): Values | null {
    const values = this.#values.get(target)?.get(index) ?? null
    const asked = this.#asked.current
    let byIndex = asked.get(target)
    if (!byIndex) asked.set(target, byIndex = new Map<number, Asked>())
    let told = byIndex.get(index)
    if (!told) byIndex.set(index, told = new Asked(values, values !== null && this.#recent.has(values)))
    else if (told.told !== values) told.isUnsure = true
    this.#era.tracker.read(told)
    return values
  }

  set(target: FunctionRef, index: number, values: Values): void {
    if (this.#asked.current.get(target)?.has(index)) this.#isOutdated = true
    this.#recent.add(values)
    const known = this.#values.get(target)
    if (known) known.set(index, values)
    else this.#values.set(target, new Map([[index, values]]))
  }

  /** Whether answers given so far may rest on something said since; asking settles it. */
  takeOutdated(): boolean {
    const isOutdated = this.#isOutdated
    this.#isOutdated = false
    return isOutdated
  }

  /** An era begins: answers of it from an earlier run fall where they were told something else. */
  begin(): void {
    this.#recent.clear()
    this.#forget(this.#asked.current, (asked, target, index) => {
      const values = this.#values.get(target)?.get(index) ?? null
      const isSame = values === null || asked.told === null ? values === asked.told : areIdentical(values, asked.told)
      if (isSame) asked.told = values
      return !isSame
    })
  }

  /** A run begins: nothing was said yet. */
  restart(): void {
    this.#values.clear()
    this.#recent.clear()
    this.#isOutdated = false
    for (const asked of this.#asked.all) this.#forget(asked, ({ isUnsure }) => isUnsure)
  }

  #forget(asked: Map<FunctionRef, Map<number, Asked>>, isWrong: (asked: Asked, target: FunctionRef, index: number) => boolean): void {
    for (const [target, byIndex] of asked) {
      for (const [index, one] of byIndex) {
        if (!isWrong(one, target, index)) continue
        byIndex.delete(index)
        this.#era.tracker.drop([one])
      }
    }
  }
}
