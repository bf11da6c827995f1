/** All signs that are not letters, digits or `_`. */
const universe = '\n\r\t !"#$%&\'()*+,-./:;<=>?@[\\]^`{|}~'

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', s: '\n\r\t ', w: '', d: '', b: '', W: universe, D: universe, S: universe.slice(3).replace(' ', '') }

/** The signs that a text can hold which a pattern matches from end to end; null when the pattern is not understood. */
export function signsOf(inner: string): string | null {
  let found = ''
  for (let at = 0; at < inner.length; at++) {
    const sign = inner[at] ?? ''
    if (sign === '\\') {
      const escaped = readEscape(inner, at)
      if (escaped === null) return null
      found += escaped.signs
      at = escaped.end - 1
    } else if (sign === '[') {
      const read = readClass(inner, at)
      if (read === null) return null
      found += read.signs
      at = read.end - 1
    } else if (sign === '.') {
      found += universe.slice(2)
    } else if (sign === '(' && inner[at + 1] === '?') {
      const group = /^\(\?(?::|<[A-Za-z]\w*>)/.exec(inner.slice(at))?.[0]
      // What looks ahead or behind matches nothing itself.
      const look = group === undefined ? /^\(\?<?[=!](?:\[[^\]]*\]|\\.|[^()[\\])*\)/.exec(inner.slice(at))?.[0] : undefined
      if (group === undefined && look === undefined) return null
      at += (group ?? look ?? '').length - 1
    } else if (sign === '{') {
      const count = /^\{\d*,?\d*\}/.exec(inner.slice(at))?.[0]
      if (count === undefined) return null
      at += count.length - 1
    } else if (!'()|*+?^$'.includes(sign) && universe.includes(sign)) {
      found += sign
    }
  }
  return found
}

/** The signs that a pattern matches which matches one at a time: `[<>]`, `<`, `\n|\r`, `[^a-z]`. Null: it is of another form. */
export function singleSigns(pattern: string): string | null {
  // A mask: every sign is replaced.
  if (/^\.\+?$/.test(pattern)) return universe.slice(2)
  let found = ''
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? ''
    if (sign === '[') {
      const read = readClass(pattern, at)
      if (read === null) return null
      found += read.signs
      at = read.end - 1
    } else if (sign === '\\') {
      const escaped = readEscape(pattern, at)
      if (escaped === null) return null
      found += escaped.signs
      at = escaped.end - 1
    } else if (universe.includes(sign) && !'.^$*?{'.includes(sign)) {
      if (!'()|+'.includes(sign)) found += sign
      continue
    } else return null
    if (pattern[at + 1] === '+') at++
    if (at + 1 < pattern.length && !'|)'.includes(pattern[at + 1] ?? '')) return null
  }
  return found
}

interface Read { readonly signs: string, readonly end: number }

function readEscape(text: string, at: number): Read | null {
  const name = text[at + 1]
  if (name === undefined || name === 'p' || name === 'P' || name === 'u' || name === 'x' || /[1-9]/.test(name)) return name === 'u' || name === 'x' ? unicode(text, at) : null
  const known = Object.hasOwn(escapes, name) ? escapes[name] : undefined
  return { signs: known ?? (universe.includes(name) ? name : ''), end: at + 2 }
}

function unicode(text: string, at: number): Read | null {
  const code = /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/i.exec(text.slice(at))
  if (code === null) return null
  const sign = String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16))
  return { signs: universe.includes(sign) ? sign : '', end: at + code[0].length }
}

/** A class of signs, with ranges; a negated one holds all others. */
function readClass(text: string, start: number): Read | null {
  const negated = text[start + 1] === '^'
  let at = start + (negated ? 2 : 1)
  let signs = ''
  for (; at < text.length && text[at] !== ']'; at++) {
    const range = /^([^\\\]])-([^\\\]])/.exec(text.slice(at))
    if (range !== null) {
      const [, from = '', to = ''] = range
      signs += universe.split('').filter(sign => sign >= from && sign <= to).join('')
      at += 2
    } else if (text[at] === '\\') {
      const escaped = readEscape(text, at)
      if (escaped === null) return null
      signs += escaped.signs
      at = escaped.end - 1
    } else if (universe.includes(text[at] ?? '')) signs += text[at] ?? ''
  }
  if (at >= text.length) return null
  return { signs: negated ? universe.split('').filter(sign => !signs.includes(sign)).join('') : signs, end: at + 1 }
}
