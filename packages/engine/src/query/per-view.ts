import type { View } from '../model/rule.ts'

/** Answers that ask the program, and so hold as long as one view of it: an edit elsewhere may change them. */
export class PerView<Key extends object, Answer> {
  readonly #views = new WeakMap<View, Map<Key, Answer>>()
  readonly #find: (view: View, key: Key) => Answer

  /** @param find - gives the answer, the first time that it is asked for */
  constructor(find: (view: View, key: Key) => Answer) {
    this.#find = find
  }

  of(view: View, key: Key): Answer {
    let answers = this.#views.get(view)
    if (answers === undefined) this.#views.set(view, answers = new Map<Key, Answer>())
    const known = answers.get(key)
    if (known !== undefined) return known
    const found = this.#find(view, key)
    answers.set(key, found)
    return found
  }
}
