import type { ArrayExpression } from '../model/expression.ts'
import type { Value } from '../model/value.ts'
import { ELEMENTS } from './limits.ts'
import type { Linker, Placed } from './linker.ts'

type Elements = readonly (Placed | null)[]

/** Arrays that no expression writes down: one for each question (`list.map(f)` in one activation), with its elements on demand. */
export class MadeArrays {
  readonly #nodes = new WeakMap<object, Map<object | null, ArrayExpression>>()
  readonly #elements = new WeakMap<ArrayExpression, () => Elements>()

  make(question: Placed, elements: () => Elements): Value {
    const { site, frame } = question
    let byFrame = this.#nodes.get(site.node)
    if (!byFrame) this.#nodes.set(site.node, byFrame = new Map<object | null, ArrayExpression>())
    let node = byFrame.get(frame)
    if (!node) byFrame.set(frame, node = { kind: 'array', start: site.node.start, end: site.node.end, elements: [] })
    this.#elements.set(node, elements)
    return { kind: 'array', site: { module: site.module, node }, frame }
  }

  elements(node: ArrayExpression): Elements | null {
    return this.#elements.get(node)?.() ?? null
  }
}

/** The elements of an array in order; null stands where any number of elements may be that are not known. */
export function elementsOfArray(linker: Linker, value: Value): Elements {
  if (value.kind !== 'array') return [null]
  const { site, frame } = value
  const made = linker.madeElements(site.node)
  if (made) return made.slice(0, ELEMENTS)
  const elements: (Placed | null)[] = []
  for (const element of site.node.elements) {
    if (elements.length >= ELEMENTS) break
    if (element?.kind === 'spread') elements.push(...spreadElements(linker, linker.evaluate(site.module, element.value, frame)))
    else elements.push(element ? { site: { module: site.module, node: element }, frame } : null)
  }
  return elements
}

function spreadElements(linker: Linker, values: readonly Value[]): Elements {
  const arrays = values.filter(value => value.kind !== 'literal')
  return arrays.flatMap(value => [...linker.elements(value)])
}
