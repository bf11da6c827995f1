import type { Module } from '../model/module.ts'
import type { Frame, Value } from '../model/value.ts'

/** Stands for the question after a member of what was made at one place. */
interface Question { readonly name: string }

interface MemberQuestion {
  readonly key: object
  readonly frame: Frame | null
  /** The file of what has the member. */
  readonly module: Module
}

/** Questions after members that lead on to other questions: of records and objects of the project. One object for each. */
export class MemberQuestions {
  readonly #byOwner = new WeakMap<object, Map<object, Map<string, Question>>>()

  of(value: Value, name: string): MemberQuestion | null {
    if (value.kind === 'record') return { key: this.#key(value.site.node, value.site.node, name), frame: value.frame, module: value.site.module }
    if (value.kind === 'object') return { key: this.#key(value.class, value.created?.node ?? value.class, name), frame: value.frame, module: value.class.module }
    return null
  }

  #key(owner: object, made: object, name: string): Question {
    let byMade = this.#byOwner.get(owner)
    if (!byMade) this.#byOwner.set(owner, byMade = new Map<object, Map<string, Question>>())
    let byName = byMade.get(made)
    if (!byName) byMade.set(made, byName = new Map<string, Question>())
    let key = byName.get(name)
    if (!key) byName.set(name, key = { name })
    return key
  }
}
