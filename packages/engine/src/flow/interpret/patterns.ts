import type { Kind, ValueType } from '../../model/kind.ts'
import { cleanWith, cleanWithout } from '../dangers.ts'
import { signsOf, singleSigns } from './characters.ts'

/** The kinds for which a text is clean that a regular expression matches, besides what its type says. */
export function cleanedByMatch(pattern: string, flags: string): readonly Kind[] {
  if (flags.includes('m')) return []
  // `^https://shop.example/`: scheme and host are the pattern's.
  if (/^\^(?:https?|https\?|\(\??:?https?\)):\\?\/\\?\/(?:\w|-|\\[.\-w]|\((?:\?:)?|[)|?+]|\[[\w\\-]+\])+(?:\\?\/|\$$|\(\?:?\\?\/)/.test(pattern)) return ['url', 'redirect-target']
  // One slash and no second.
  if (/^\^\\?\/(?:\(\?!\\?\/|\(\?!\[[\\/]+\]|\[\^[^\]]*\/|\[?\w|\$$)/.test(pattern)) return ['url', 'redirect-target']
  const inner = /^\^(.*)\$$/s.exec(pattern)?.[1]
  const signs = inner === undefined || hasOpenAlternative(inner) ? null : signsOf(inner)
  return signs === null ? [] : cleanWith(signs)
}

/** The kinds for which a text is clean that a regular expression does not match: `/[^\w-]/`, `/\.\./`, `/[\r\n]/`. */
export function cleanedByMismatch(pattern: string): readonly Kind[] {
  if (/^\(?(?:\^\(?)?\\\.\\\.|^\\\.\{2\}/.test(pattern)) return ['path-dots']
  const signs = singleSigns(pattern)
  return signs === null ? [] : cleanWithout(signs)
}

/** The kinds for which a text is clean of which all that matches was replaced. */
export function cleanedByReplacing(pattern: string, flags: string, replacement: string | null): readonly Kind[] {
  if (/^\^\(?(?:\?:)?\\\.\\\./.test(pattern) && /[+*]$/.test(pattern)) return ['path-dots']
  if (!flags.includes('g')) return []
  if (/^\(?\\\.\\\.(?:\)|\||$)/.test(pattern)) return ['path-dots']
  const signs = singleSigns(pattern)
  if (signs === null) return []
  const clean = cleanWithout(signs)
  return replacement?.includes('$&') === true || replacement?.includes('$1') === true ? clean.filter(kind => kind === 'regex') : clean
}

/**
 * What a text is that matches a regular expression from its first to its last character: a number, a uuid, or letters, digits
 * and the like that no language takes for a sign (`enum`). Null: anything may stand before, after or between.
 */
export function anchored(pattern: string, flags: string): ValueType | null {
  const inner = /^\^(.*)\$$/s.exec(pattern)?.[1]
  if (inner === undefined || flags.includes('m') || hasOpenAlternative(inner)) return null
  if (/^[-+?\\d.[\]0-9{},*()]*$/.test(inner) && inner.includes('d')) return 'number'
  if (/^(?:\[0-9\]|[-+?.{},*()0-9]|\[0-9\])+$/.test(inner)) return 'number'
  if (/a-f/i.test(inner) && inner.includes('-') && inner.includes('8') && inner.includes('12')) return 'uuid'
  return isHarmless(inner) ? 'enum' : null
}

/**
 * What a text is when all that matches was replaced in it: `name.replace(/[^a-z]/g, '')` leaves what cannot be syntax. Null: something
 * else may be left.
 */
export function stripped(pattern: string, flags: string, replacement: string): ValueType | null {
  if (!flags.includes('g') || !/^[\w-]*$/.test(replacement)) return null
  const negated = /^(?:\[\^([^\]]+)\]|\\([WD]))[+*]?$/.exec(pattern)
  if (negated === null) return null
  return negated[1] === undefined || isHarmless(negated[1]) ? 'enum' : null
}

/** `^a|b$` is anchored on one side each. */
function hasOpenAlternative(inner: string): boolean {
  let depth = 0
  for (let index = 0; index < inner.length; index++) {
    const sign = inner[index]
    if (sign === '\\') index++
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === '|' && depth === 0) return true
  }
  return false
}

/** Made of words, digits, `_`, `-` only: no quote, blank, bracket or dot-class can match. */
function isHarmless(inner: string): boolean {
  const bare = inner.replace(/\{\d+(?:,\d*)?\}/g, '').replace(/\\[wd]/g, 'w').replace(/\\[-.@]/g, '-').replace(/\(\?:/g, '(')
  return /^[\w\-[\]()|+*?@]+$/.test(bare) && !bare.includes('[^')
}
