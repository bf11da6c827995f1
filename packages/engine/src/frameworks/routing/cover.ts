/** What a layer registered at one path means for requests to a route at another. */
export type Cover = 'all' | 'some' | 'none'

/**
 * Whether a layer sees every request that matches a route, by comparing the two patterns segment by segment.
 * `prefix`: the layer was registered by `use`, so that it sees everything below its path.
 * Express 4 (`*`, `:id?`, `(\\d+)`) and 5 (`*splat`, `{/:id}`); case does not matter, as it does not to Express.
 */
export function cover(layer: string, prefix: boolean, route: string): Cover {
  if (layer === '/' && prefix) return 'all'
  if (layer === route) return 'all'
  if (isPattern(layer) || isPattern(route)) return 'some'
  const wanted = segments(layer)
  const given = segments(route)
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

function weaker(cover: Cover): Cover {
  return cover === 'none' ? 'none' : 'some'
}

function coverSegment(want: string, have: string): Cover {
  if (isOptional(have) && !isOptional(want)) return 'some'
  if (isParameter(want)) return constraint(want) === null || constraint(want) === constraint(have) ? 'all' : 'some'
  if (want === '?' || have === '?' || isParameter(have)) return 'some'
  if (!/[*+?()[\]:{}]/.test(want + have)) return want.toLowerCase() === have.toLowerCase() ? 'all' : 'none'
  return want === have ? 'all' : 'some'
}

const segments = (path: string): string[] => path.replace(/\{\//g, '/{').split('/').filter(part => part !== '')
const isParameter = (segment: string): boolean => /^\{?:[^:()*]+(?:\((?:\\.|[^()\\])*\))?[?}]*$/.test(segment)
const constraint = (segment: string): string | null => /\((.*)\)/.exec(segment)?.[1] ?? null
const isRest = (segment: string): boolean => /^\{?\(?(?:\*|\.\*)/.test(segment)
const isOptional = (segment: string): boolean => /^\{|\?$/.test(segment) && segment !== '?'
/** Regular expressions, and strings that Express 4 reads as such. */
const isPattern = (path: string): boolean => /^\/.*\/[a-z]*$/.test(path) && /[\\^$|]/.test(path) || path.includes('(?')
