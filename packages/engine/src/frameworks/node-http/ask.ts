import type { Expression } from '../../model/index.ts'
import type { Aspect } from './aspect.ts'
import { askMethod, askPath, askSegment, shapeOfLength, shapeOfSegment, shapeOfText, unite, type Known, type Split } from './knowledge.ts'

/** A question about the request. */
export type Ask = (known: Known) => Split

export const swapped = ({ yes, no }: Split): Split => ({ yes: no, no: yes })

/** Both hold; where one does not, no more is known than before. */
export function andThen(before: Known, split: Split, ask: Ask | null): Split {
  if (split.yes === null || ask === null) return split
  const next = ask(split.yes)
  return { yes: next.yes, no: split.no === null && next.no === null ? null : before }
}

/** `undefined`, `null`. */
export function isNothing(node: Expression): boolean {
  return node.kind === 'global' && node.name === 'undefined' || node.kind === 'literal' && node.value === null
}

/** Asks whether there is anything. */
export function presence(aspect: Aspect): Ask | null {
  if (aspect.kind === 'segment') return known => askSegment(known, aspect.at)
  return aspect.kind === 'match' ? known => askPath(known, aspect.pattern.shape) : null
}

/** Asks whether what is known of the request is this text. */
export function equality(aspect: Aspect, text: string): Ask | null {
  switch (aspect.kind) {
    case 'method': return known => askMethod(known, text.toUpperCase())
    case 'path': return known => askPath(known, shapeOfText(text))
    case 'segment': return text === '' ? known => swapped(askSegment(known, aspect.at)) : known => askPath(known, shapeOfSegment(aspect.at, text))
    case 'length': return known => askPath(known, shapeOfLength(Number(text) - aspect.shift))
    case 'key': return askKey(aspect.parts, text)
    default: return null
  }
}

/** `GET /books` of a text put together of method and path. */
function askKey(parts: readonly string[], text: string): Ask | null {
  const names: string[] = []
  const source = parts.map(part => {
    if (part !== 'method:' && part !== 'path:') return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    names.push(part)
    return part === 'method:' ? '([A-Za-z]+)' : '(/.*)'
  })
  const found = new RegExp(`^${source.join('')}$`).exec(text)
  if (found === null) return null
  return known => names.reduce<Split>((into, name, index) => {
    const part = found[index + 1] ?? ''
    return andThen(known, into, name === 'method:' ? each => askMethod(each, part.toUpperCase()) : each => askPath(each, shapeOfText(part)))
  }, { yes: known, no: null })
}

/** The segments at the end, after at least one that may be any. */
export function endsWith(known: Known, text: string): Split {
  const tail = shapeOfText(text).segments
  const { segments, end } = known.path
  if (end === 'closed') return askPath(known, { segments: [...segments.slice(0, -tail.length).map(() => null), ...tail], end: 'closed' })
  const path = unite(known.path, { segments: [...segments.map(() => null), ...end === 'below' ? [null] : [], ...tail], end: 'closed' })
  return path === null ? { yes: null, no: known } : { yes: { ...known, path }, no: known }
}
