import { matches } from '../guards/texts.ts'
import { samplePath } from '../guards/sample.ts'

/** What a layer registered at one path means for requests to a route at another. `unknown`: a part of either path is not known. */
export type Cover = 'all' | 'some' | 'none' | 'unknown'

/**
 * Whether a layer sees every request that matches a route, by comparing the two patterns segment by segment.
 * `prefix`: the layer was registered by `use`, so that it sees everything below its path.
 * Express 4 (`*`, `:id?`, `(\\d+)`) and 5 (`*splat`, `{/:id}`); case does not matter, as it does not to Express.
 */
export function cover(layer: string, prefix: boolean, route: string): Cover {
  if (layer === '/' && prefix) return 'all'
  if (layer === route) return 'all'
  if (isRegex(layer)) return coverOfRegex(layer, route)
  if (isRegex(route)) return prefix ? coverOfText(layer, route) : 'unknown'
  if (isPattern(layer) || isPattern(route)) return 'unknown'
  const wanted = segments(layer)
  const given = segments(route)
  if (wanted.includes(UNKNOWN) || given.includes(UNKNOWN)) return coverOfUnknown(wanted, given)
  let result: Cover = 'all'
  for (const [index, want] of wanted.entries()) {
    if (isRest(want)) return index < given.length || prefix || isOptional(want) ? result : weaker(result)
    const have = given[index]
    if (have === undefined) return isOptional(want) ? result : given.some(isRest) ? 'some' : 'none'
    if (isRest(have)) return 'some'
    const one = coverSegment(want, have)
    if (one === 'none') return 'none'
    if (one === 'some') result = 'some'
  }
  if (given.length > wanted.length && !prefix) return given.slice(wanted.length).every(isOptional) ? 'some' : 'none'
  return result
}

/** A regular expression sees what it matches: it is asked about a path that requests to the route may have. */
function coverOfRegex(layer: string, route: string): Cover {
  const sample = samplePath(route)
  if (isRegex(route) || layer.lastIndexOf('/^') > 0 || sample.includes(UNKNOWN)) return 'unknown'
  const matched = matches(layer.slice(1, -1), 'i', sample)
  return matched === null ? 'unknown' : matched ? 'all' : 'none'
}

/** Whether all that a regular expression matches begins with a path, as far as it begins with plain text. */
function coverOfText(layer: string, route: string): Cover {
  const head = /^\/\^((?:\\\/|[\w-])*)/.exec(route)?.[1]?.replaceAll('\\/', '/').toLowerCase() ?? ''
  const wanted = layer.toLowerCase()
  if (head.startsWith(`${wanted}/`)) return 'all'
  return wanted.startsWith(head) || head.startsWith(wanted) ? 'unknown' : 'none'
}

/** An unknown part stands for any text, none included: only what is known on both sides can tell that they do not meet. */
function coverOfUnknown(wanted: readonly string[], given: readonly string[]): Cover {
  const end = wanted.findIndex((want, index) => want === UNKNOWN || given[index] === UNKNOWN || given[index] === undefined)
  const at = end < 0 ? wanted.length : end
  for (const [index, want] of wanted.slice(0, at).entries()) if (coverSegment(want, given[index] ?? '') === 'none') return 'none'
  const tail = wanted.slice(wanted.lastIndexOf(UNKNOWN) + 1)
  if (given.includes(UNKNOWN) || tail.some(isRest)) return 'unknown'
  const meets = given.slice(at).some((_, from, rest) => tail.every((want, index) => coverSegment(want, rest[from + index] ?? '') !== 'none'))
  return tail.length === 0 || meets ? 'unknown' : 'none'
}

function weaker(cover: Cover): Cover {
  return cover === 'none' ? 'none' : 'some'
}

function coverSegment(want: string, have: string): Cover {
  if (isOptional(have) && !isOptional(want)) return 'some'
  if (isParameter(want)) return constraint(want) === null || constraint(want) === constraint(have) ? 'all' : 'some'
  if (isParameter(have)) return 'some'
  if (!/[*+?()[\]:{}]/.test(want + have)) return want.toLowerCase() === have.toLowerCase() ? 'all' : 'none'
  return want === have ? 'all' : 'some'
}

const segments = (path: string): string[] => path.replace(/\{\//g, '/{').split('/').filter(part => part !== '')
const isParameter = (segment: string): boolean => /^\{?:[^:()*]+(?:\((?:\\.|[^()\\])*\))?[?}]*$/.test(segment)
const constraint = (segment: string): string | null => /\((.*)\)/.exec(segment)?.[1] ?? null
const isRest = (segment: string): boolean => /^\{?\(?(?:\*|\.\*)/.test(segment)
const isOptional = (segment: string): boolean => /^\{|\?$/.test(segment) && segment !== '?'
/** What stands for a part that is not known. */
const UNKNOWN = '?'
/** Regular expressions are shown as they are written: no other path ends in a slash. */
const isRegex = (path: string): boolean => path.length > 1 && path.endsWith('/')
/** Strings that Express 4 reads as regular expressions. */
const isPattern = (path: string): boolean => path.includes('(?')
