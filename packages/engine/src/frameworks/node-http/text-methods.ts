import type { Value } from '../../model/index.ts'
import type { Aspect } from './aspect.ts'
import { readPattern } from './patterns.ts'

/** Methods that leave a text as it is, as far as routes are concerned. */
const SAME: ReadonlySet<string> = new Set(['toLowerCase', 'toUpperCase', 'trim', 'toString', 'normalize', 'replaceAll', 'trimEnd', 'padEnd'])

/** What a method gives of a path or its segments; `argument`: the constant that it is handed. */
export function methodOf(object: Aspect, name: string, argument: string | number | null): Aspect | null {
  if (object.kind === 'segments') return listMethod(object, name, argument)
  if (object.kind === 'segment' || object.kind === 'method' || object.kind === 'parsed') return SAME.has(name) ? object : null
  if (object.kind !== 'path' && object.kind !== 'rest') return null
  if (SAME.has(name)) return object
  if (name === 'slice' || name === 'substring' || name === 'substr') return { kind: 'rest' }
  if (name === 'replace') return typeof argument === 'string' && argument.startsWith('/') && argument.length > 1 ? { kind: 'rest' } : object
  if (name !== 'split') return null
  return argument === '/' ? { kind: 'segments', shift: 1 } : argument === '?' ? { kind: 'pieces' } : null
}

function listMethod(list: Aspect & { readonly kind: 'segments' }, name: string, argument: string | number | null): Aspect | null {
  if (name === 'filter') return { ...list, shift: Math.min(list.shift, 0) }
  if (name === 'map') return list
  const count = typeof argument === 'number' && argument >= 0 ? argument : null
  if (name === 'slice') return count === null ? null : { ...list, shift: list.shift - count }
  if (name === 'at' && count !== null) return { kind: 'segment', at: count - list.shift }
  return name === 'pop' || name === 'at' ? { kind: 'rest' } : null
}

/** What a regular expression finds in the path, when one of the values is one. */
export function matchOf({ values }: { readonly values: readonly Value[] }): Aspect | null {
  const regex = values.find(value => value.kind === 'regex')
  const pattern = regex === undefined ? null : readPattern(regex.pattern)
  return pattern === null ? null : { kind: 'match', pattern }
}

/** The one constant text or number that values are. */
export function constantIn(values: readonly Value[]): string | number | null {
  const [only] = values
  return values.length === 1 && only?.kind === 'literal' && (typeof only.value === 'string' || typeof only.value === 'number') ? only.value : null
}
