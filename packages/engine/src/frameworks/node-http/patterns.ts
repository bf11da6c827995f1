import type { Shape } from './knowledge.ts'

/** What a regular expression says of a path, and which segments its groups hold. */
export interface PathPattern {
  readonly shape: Shape
  readonly groups: ReadonlyMap<string, number>
}

/** A path that begins where the expression says `^`, segment by segment; null when it is no such expression. */
export function readPattern(pattern: string): PathPattern | null {
  if (!pattern.startsWith('^')) return null
  const parts = partsOf(pattern.slice(1))
  if (parts?.[0] !== '') return null
  const segments: (string | null)[] = []
  const groups = new Map<string, number>()
  let count = 0
  for (const [index, part] of parts.slice(1).entries()) {
    const isLast = index === parts.length - 2
    const ends = isLast && part.endsWith('$')
    const text = ends ? part.slice(0, -1) : part
    for (const [, name] of text.matchAll(/\((?!\?[:=!<](?![a-z]))(?:\?<(\w+)>)?/gi)) {
      count += 1
      groups.set(String(count), segments.length)
      if (name !== undefined) groups.set(name, segments.length)
    }
    // `\/?$`
    if ((text === '?' || text === '') && ends) return { shape: { segments, end: 'closed' }, groups }
    if (text === '' || /^\(?\.\*\)?$/.test(text)) return { shape: { segments, end: text === '' ? 'below' : 'open' }, groups }
    segments.push(literalOf(text))
    if (ends) return { shape: { segments, end: 'closed' }, groups }
  }
  return { shape: { segments, end: 'open' }, groups }
}

/** Split at slashes that stand in no group or class; null: slashes inside of them. */
function partsOf(pattern: string): readonly string[] | null {
  const parts: string[] = ['']
  let depth = 0
  let inClass = false
  for (let index = 0; index < pattern.length; index++) {
    const one = pattern.charAt(index)
    const escaped = one === '\\'
    const letter = escaped ? pattern.charAt(++index) : one
    if (!escaped && one === '[') inClass = true
    else if (!escaped && one === ']') inClass = false
    else if (!escaped && !inClass && one === '(') depth += 1
    else if (!escaped && !inClass && one === ')') depth -= 1
    if (letter === '/' && !inClass) {
      if (depth > 0) return null
      parts.push('')
    } else parts.push(`${parts.pop() ?? ''}${escaped ? `\\${letter}` : one}`)
  }
  return parts
}

/** The text that a part of a pattern stands for; null when it may be several. */
function literalOf(part: string): string | null {
  const text = part.replace(/\\([.\-_])/g, '$1')
  return /^[\w.\-~@]+$/.test(text) && !/(?<!\\)\./.test(part) ? text : null
}
