import { MATCHED_TEXT } from '../limits.ts'
import { constant, UNKNOWN, type Abstract } from './abstract.ts'

/** What a method of a known text gives; null when it is not one of those read. */
export function textMethod(text: string, name: string, args: readonly Abstract[]): Abstract | null {
  const first = args[0]
  const known = first?.kind === 'constant' && typeof first.value === 'string' ? first.value : null
  switch (name) {
    case 'toLowerCase': case 'toLocaleLowerCase': return constant(text.toLowerCase(), false)
    case 'toUpperCase': case 'toLocaleUpperCase': return constant(text.toUpperCase(), false)
    case 'trim': return constant(text.trim(), false)
    case 'toString': return constant(text, false)
    case 'startsWith': return known === null ? UNKNOWN : constant(text.startsWith(known), false)
    case 'endsWith': return known === null ? UNKNOWN : constant(text.endsWith(known), false)
    case 'includes': return known === null ? UNKNOWN : constant(text.includes(known), false)
    case 'indexOf': return known === null ? UNKNOWN : constant(text.indexOf(known), false)
    case 'split': return known === null ? UNKNOWN : { kind: 'list', items: text.split(known).map(part => constant(part, false)) }
    case 'match': return first?.kind === 'regex' ? matchOrUnknown(first, text) : UNKNOWN
    case 'replace': case 'replaceAll': return replaced(text, name, args)
    case 'slice': case 'substring': return slice(text, args)
    default: return null
  }
}

function slice(text: string, args: readonly Abstract[]): Abstract {
  const [from, to] = args.map(argument => argument.kind === 'constant' && typeof argument.value === 'number' ? argument.value : null)
  return from === null || from === undefined || to === null ? UNKNOWN : constant(text.slice(from, to), false)
}

/** `origin.replace(/^https?:\/\//, '')`. */
function replaced(text: string, name: string, [pattern, by]: readonly Abstract[]): Abstract {
  if (pattern === undefined || by?.kind !== 'constant' || typeof by.value !== 'string') return UNKNOWN
  const { value } = by
  if (pattern.kind === 'constant' && typeof pattern.value === 'string') return constant(name === 'replace' ? text.replace(pattern.value, () => value) : text.replaceAll(pattern.value, () => value), false)
  if (pattern.kind !== 'regex' || value.includes('$') || matches(pattern.pattern, pattern.flags, text) === null) return UNKNOWN
  return constant(text.replace(new RegExp(pattern.pattern, pattern.flags), value), false)
}

function matchOrUnknown(regex: Abstract & { readonly kind: 'regex' }, text: string): Abstract {
  const matched = matches(regex.pattern, regex.flags, text)
  return matched === null ? UNKNOWN : matched ? { kind: 'truthy' } : constant(null, false)
}

/**
 * Whether a regular expression of the project matches a text. Patterns that could take long (a repetition inside a repetition,
 * back references, more than three open repetitions) are not run: null.
 */
export function matches(pattern: string, flags: string, text: string): boolean | null {
  if (text.length > MATCHED_TEXT || pattern.length > 400 || /\\[1-9k]/.test(pattern)) return null
  const open = pattern.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_')
  if ((open.match(/[*+]|\{\d+,\}/g) ?? []).length > 3 || /[*+}]\??\)(?:[*+]|\{)/.test(open)) return null
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, '')).test(text)
  } catch {
    return null
  }
}
