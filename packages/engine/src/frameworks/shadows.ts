import type { Route, Shadow } from '../model/index.ts'
import { cover } from './routing/cover.ts'

/**
 * Routes that are never asked, since an earlier one of the same application sees all of their requests and hands nothing on. For routers
 * that try routes in the order in which they were registered.
 */
export function shadowsOf(routes: readonly Route[], within: 'app' | 'group'): readonly Shadow[] {
  const found: Shadow[] = []
  const earlier = new Earlier(within)
  const seen = new Set<string>()
  const isOneOfSeveral = severalPaths(routes)
  for (const route of routes) {
    if (!route.resolved || route.method === 'USE' || isOneOfSeveral(route)) continue
    // An application that is made more than once has its routes again, behind all of the first time.
    const key = `${route.method} ${route.path} ${route.place.path}:${route.place.start}`
    if (seen.has(key)) continue
    seen.add(key)
    const by = earlier.over(route)
    if (by !== undefined) found.push({ route, by })
    else if (!route.handsOn && route.condition === null && route.handler !== null) earlier.add(route)
  }
  return found
}

/** One registration with several paths: which of them it has, in which order, is decided where the program runs. */
function severalPaths(routes: readonly Route[]): (route: Route) => boolean {
  const placeOf = ({ app, method, place: { path, start } }: Route): string => `${app} ${method} ${path}:${start}`
  const paths = new Map<string, Set<string>>()
  for (const route of routes) {
    const key = placeOf(route)
    paths.set(key, (paths.get(key) ?? new Set()).add(route.path))
  }
  return route => (paths.get(placeOf(route))?.size ?? 0) > 1
}

/** Routes by what must be alike: application and method, then the number of segments; those of any length apart. */
class Earlier {
  readonly #within: 'app' | 'group'
  readonly #known = new Map<string, Route[]>()

  constructor(within: 'app' | 'group') {
    this.#within = within
  }

  add(route: Route): void {
    const key = this.#keyOf(route, route.method)
    const others = this.#known.get(key)
    if (others === undefined) this.#known.set(key, [route])
    else others.push(route)
  }

  over(route: Route): Route | undefined {
    const length = segmentsIn(written(route))
    return [route.method, 'ALL'].flatMap(method => [this.#keyOf(route, method, length), this.#keyOf(route, method, ANY)])
      .flatMap(key => this.#known.get(key) ?? [])
      .find(other => !isSamePlace(other, route) && cover(written(other), false, written(route)) === 'all')
  }

  #keyOf(route: Route, method: string, length = segmentsIn(written(route))): string {
    return `${route.app} ${this.#within === 'group' ? route.group : ''} ${method} ${length}`
  }
}

const ANY = -1

function written({ path, pattern }: Route): string {
  return pattern ?? path
}

function segmentsIn(path: string): number {
  return /[*?{(]/.test(path) ? ANY : path.split('/').length
}

/** One registration that brings several routes. */
function isSamePlace(one: Route, other: Route): boolean {
  return one.place.path === other.place.path && one.place.start === other.place.start
}
