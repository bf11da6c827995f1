import type { Frame, Site } from '../../model/value.ts'
import type { Linker, Placed } from '../linker.ts'
import type { Values } from '../values.ts'

/** What the variable of `for (x of source)` holds in each turn; null when not all elements are known. */
export function elementsInTurn(linker: Linker, source: Site, frame: Frame | null): readonly Values[] | null {
  const [only, ...others] = linker.evaluate(source.module, source.node, frame)
  if (only?.kind !== 'array' || others.length > 0) return null
  const elements = linker.elements(only)
  const known = elements.filter((one): one is Placed => one !== null)
  if (known.length < elements.length) return null
  return known.map(one => linker.evaluate(one.site.module, one.site.node, one.frame))
}

/** What the variable of `for (key in source)` holds in each turn; null when not all keys are known. */
export function keysInTurn(linker: Linker, source: Site, frame: Frame | null): readonly Values[] | null {
  const [only, ...others] = linker.evaluate(source.module, source.node, frame)
  if (only?.kind !== 'record' || others.length > 0) return null
  const { entries, rest } = linker.entries(only)
  return rest ? null : [...entries.keys()].map(value => [{ kind: 'literal', value }])
}
