import { matches } from './guards/texts.ts'

/** Parameters with their own pattern, unnamed groups, optional parts: more than this in one pattern is nothing that people write. */
const MOST_PARTS = 40
/** What a modifier makes of a segment and the slash before it. */
const SEGMENTS: Readonly<Record<string, string>> = { '': '/[^/]+?', '?': '(?:/[^/]+?)?', '*': '(?:/.*)?', '+': '/.+' }

/**
 * Whether a path matches a pattern of path-to-regexp 6 (`/books/:id`, `/((?!api).*)`, `/:path*`), as the matchers of Next and Clerk and the
 * sources of `next.config` are written; null when that cannot be told.
 */
export function matchesPattern(pattern: string, path: string): boolean | null {
  const text = expressionOf(pattern)
  return text === null ? null : matches(`^${text}/?$`, 'i', path)
}

function expressionOf(pattern: string): string | null {
  let text = ''
  let at = 0
  for (let parts = 0; at < pattern.length; parts += 1) {
    if (parts > MOST_PARTS * 10) return null
    const rest = pattern.slice(at)
    const named = /^(\/?)(?::(\w+))?/.exec(rest)
    const slash = named?.[1] ?? ''
    const name = named?.[2]
    const open = at + (named?.[0].length ?? 0)
    const group = pattern[open] === '(' ? groupAt(pattern, open) : null
    if (pattern[open] === '(' && group === null) return null
    if (name === undefined && group === null) {
      const [read, plain] = plainAt(rest)
      text += plain
      at += read
      continue
    }
    const after = open + (group?.length ?? 0)
    const modifier = /^[?*+]/.exec(pattern.slice(after))?.[0] ?? ''
    text += group === null ? segment(slash, modifier) : grouped(slash, group, modifier)
    at = after + modifier.length
  }
  return text
}

function segment(slash: string, modifier: string): string {
  return slash === '/' ? SEGMENTS[modifier] ?? '' : `[^/]+?${modifier === '?' ? '?' : ''}`
}

function grouped(slash: string, group: string, modifier: string): string {
  const inner = `(?:${group.slice(1, -1)})`
  if (modifier === '') return `${slash}${inner}`
  return modifier === '?' ? `(?:${slash}${inner})?` : modifier === '*' ? '(?:/.*)?' : '/.+'
}

/** A plain character: how many are read, and the expression for it. Braces group, as in `/books{/:id}?`. */
function plainAt(rest: string): readonly [read: number, text: string] {
  const [first = '', second = ''] = rest
  if (first === '\\') return [2, `\\${second}`]
  if (first === '{') return [1, '(?:']
  if (first === '}') return /^\}[?*+]/.test(rest) ? [2, ')?'] : [1, ')']
  return [1, /[.*+?^$|[\]]/.test(first) ? `\\${first}` : first]
}

/** The text of a group with its parentheses; null when it does not end. */
function groupAt(pattern: string, open: number): string | null {
  let depth = 0
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1
    else if (pattern[at] === '(') depth += 1
    else if (pattern[at] === ')') depth -= 1
    if (depth === 0) return pattern.slice(open, at + 1)
  }
  return null
}
