import type { Place, Route } from '../../model/index.ts'

/**
 * The routes under a policy that chain elements carry out: those that run one of them, and, where an element answers preflights only
 * (`app.options(path, cors())`), those that browsers may call after it.
 */
export function routesUnder(routes: readonly Route[], elements: readonly Place[]): readonly Route[] {
  if (elements.length === 0) return []
  const places = new Set(elements.map(keyOf))
  const running = routes.filter(({ chain }) => chain.some(({ place }) => places.has(keyOf(place))))
  const preflights = running.filter(({ method }) => method === 'OPTIONS')
  if (preflights.length === 0) return running
  const known = new Set(running)
  const isAfter = (route: Route): boolean => preflights.some(({ app, path }) => app === route.app && covers(path, route.path))
  const after = routes.filter(route => !known.has(route) && isAfter(route))
  return [...running, ...after]
}

const keyOf = ({ path, start, end }: Place): string => `${path}:${start}:${end}`

/** Whether a pattern of a path matches what another matches; `*`, `*rest` and `(.*)` stand for the rest. */
function covers(pattern: string, path: string): boolean {
  const given = segments(path)
  for (const [index, want] of segments(pattern).entries()) {
    if (/^[{(/]*[.]?\*/.test(want)) return true
    const have = given[index]
    const same = want.startsWith(':') || want.toLowerCase() === have?.toLowerCase()
    if (have === undefined || !same) return false
  }
  return segments(pattern).length === given.length
}

const segments = (path: string): readonly string[] => path.split('/').filter(part => part !== '')
