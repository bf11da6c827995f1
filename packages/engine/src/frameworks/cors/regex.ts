/**
 * Why a stranger can register an origin that a regular expression matches; null when none can, as far as this can tell. The
 * mistakes are the known ones: no anchor, a dot that is any character, a host that may begin in the middle of a label.
 */
export function weaknessOf(pattern: string): string | null {
  for (const alternative of topLevelAlternatives(pattern)) {
    const why = weaknessOfOne(alternative)
    if (why !== null) return why
  }
  return null
}

function weaknessOfOne(pattern: string): string | null {
  if (/^\^?(?:\.[*+]|\(\.[*+]\))\$?$/.test(pattern)) return 'it matches every origin'
  if (!/(?:\$|\$\)|\)\$)$/.test(pattern)) return 'it is not anchored at the end: `https://shop.test.evil.test` matches'
  if (/[a-z0-9](?<!\\[a-z])\.[a-z]/i.test(pattern.replace(/\\\./g, '_').replace(/\[[^\]]*\]/g, 'x'))) return 'a dot is not escaped and matches any character'
  if (/(?:\.|\])[*+]\??\)?\??[a-z0-9]/i.test(pattern.replace(/\\\./g, '_'))) return 'the host may begin in the middle of a name: `https://evil-shop.test` matches'
  if (!pattern.replace(/^\(+(?:\?:)?/, '').startsWith('^') && !/^(?:\(\?:)?(?:\\\.|\/\/|\\\/\\\/|https?:)/.test(pattern)) return 'it is not anchored at the beginning: `https://evilshop.test` matches'
  return null
}

function topLevelAlternatives(pattern: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at)
    if (char === '\\') {
      part += char + pattern.charAt(at + 1)
      at += 1
      continue
    }
    if (char === '(' || char === '[') depth += 1
    if (char === ')' || char === ']') depth -= 1
    if (char === '|' && depth === 0) {
      parts.push(part)
      part = ''
    } else {
      part += char
    }
  }
  return [...parts, part]
}

/** A text that a pattern of origins was written for, with `dot` for dots that match any character. Not for all patterns. */
export function sampleOf(pattern: string, dot: '.' | 'x'): string {
  return pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\((?:\?:)?([^()|]*)\|[^()]*\)/g, '$1')
    .replace(/\((?:\?:)?[^()]*\)[?*]/g, '')
    .replace(/[()]/g, '')
    .replace(/(?:\.|\\w|\\d|\[[^\]]*\])[*+]\??|\{[^}]*\}/g, 'any')
    .replace(/\\([./:-])|s\?(?=:)|\./g, (found: string, escaped: string | undefined) => escaped ?? (found === '.' ? dot : 's'))
}
