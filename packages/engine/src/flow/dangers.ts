import type { Kind } from '../model/kind.ts'
import { HOLE } from './hole.ts'

/** Kinds for which a number is clean that has a largest value. */
export const amounts: readonly Kind[] = ['row-limit', 'allocation-size']

/** Kinds that are clean once every part of their danger is gone. */
const parts: readonly (readonly [kind: Kind, dangers: readonly Kind[]])[] = [
  ['file-path', ['path-root', 'path-dots']],
  ['redirect-target', ['url-head', 'url-authority']],
  ['url', ['url-head', 'url-authority']],
  // Directly behind a host a slash ends it.
  ['redirect-target', ['url-head', 'url-alone']],
  ['url', ['url-head', 'url-alone']]
]

/** These kinds, and those of whose danger nothing is left with them, in order and each once. */
export function kindsWithout(cleaned: readonly Kind[]): readonly Kind[] {
  if (cleaned.length === 0) return cleaned
  const all = new Set(cleaned)
  for (const [kind, dangers] of parts) if (dangers.every(danger => all.has(danger))) all.add(kind)
  return [...all].sort()
}

/**
 * The kinds for which a text is clean that stands behind one of these: behind `https://shop.example/` it chooses no host, behind a folder
 * no root. What stands where a host goes chooses it, whatever was checked before.
 */
export function behind(prefixes: readonly string[], cleaned: readonly Kind[]): readonly Kind[] {
  const gained = [...prefixes.map(gainedBehind).reduce((all, each) => all.filter(kind => each.includes(kind)))]
  if (!prefixes.some(prefix => authority.test(prefix))) return kindsWithout([...cleaned, ...gained])
  if (prefixes.every(prefix => /\/\/[^/?#\\]/.test(prefix))) gained.push('url-alone')
  return kindsWithout([...cleaned.filter(kind => kind !== 'url' && kind !== 'redirect-target'), ...gained])
}

/** An address that ends where its host goes, or in it. */
const authority = /^(?:[a-z\uFFFC][\w+.\uFFFC-]*:)?\/\/[^/?#\\]*$/i

function gainedBehind(prefix: string): readonly Kind[] {
  const gained: Kind[] = []
  if (prefix !== '' && !/^(?:[\\/]|[a-z]:[\\/]?|file:\/*)$/i.test(prefix)) gained.push('path-root')
  if (isFixedOrigin(prefix)) gained.push('url', 'redirect-target')
  return gained
}

/** Whether what follows can no longer choose scheme or host. An unknown text before it is taken for a whole origin. */
function isFixedOrigin(prefix: string): boolean {
  if (prefix === '' || /^(?:\/|\\|https?(?::\/?)?|javascript:|data:)$/i.test(prefix)) return false
  const rest = /^[^/?#\\]*:\/\/(.*)$/s.exec(prefix)?.[1] ?? /^[\\/]{2}(.*)$/s.exec(prefix)?.[1]
  return rest === undefined ? !prefix.startsWith(`/${HOLE}`) || prefix.length > 2 : /[/?#\\]/.test(rest)
}

/**
 * Signs without which a text is no danger for a kind. A text without line breaks can be logged; one without `<` opens no tag, and one
 * without quotes ends no attribute. Kinds that any word is a danger for (code, SQL) are not here: a type says that.
 */
const signs: Readonly<Partial<Record<Kind, string>>> = {
  'file-path': '/\\',
  'path-dots': '/\\',
  'redirect-target': '/\\:',
  'url': '/\\:@',
  'url-authority': '/\\',
  'html': '<"\'`',
  'command': '\n\r\t !"#$&\'()*;<>?[\\]^`{|}~',
  'regex': '()*+?[\\]{|}',
  'response-header-value': '\n\r',
  'log-text': '\n\r',
  'ldap-filter': '()*\\&|=',
  'xpath': '"\'()*/[]|',
  'graphql-text': '"{}()\\\n',
  'template-text': '<{#$%['
}

/** The kinds for which a text is clean in which no other signs than these stand. */
export function cleanWith(allowed: string): readonly Kind[] {
  return kindsOf(dangerous => !dangerous.split('').some(sign => allowed.includes(sign)))
}

/** Signs of which one is enough when the others are left: what is escaped, as people write it. */
const enough: Readonly<Partial<Record<Kind, string>>> = { 'html': '<', 'log-text': '\n', 'response-header-value': '\n', 'regex': '(*+' }

/** The kinds for which a text is clean from which these signs were taken, or in which none of them stands. */
export function cleanWithout(taken: string): readonly Kind[] {
  return kindsOf((dangerous, kind) => (enough[kind] ?? dangerous).split('').every(sign => taken.includes(sign)))
}

function kindsOf(isClean: (dangerous: string, kind: Kind) => boolean): readonly Kind[] {
  return (Object.entries(signs) as [Kind, string][]).filter(([kind, dangerous]) => isClean(dangerous, kind)).map(([kind]) => kind)
}
