import type { Draft } from '../adapter.ts'

/**
 * An application that is made twice (once more for tests) has its routes once; the same router under other guards is another thing.
 * What was also reached from an application that is known need not be listed as unresolved. Of the same route reached by two ways, one
 * of which was too long to be followed exactly, the exact one says what runs.
 */
export function withoutCopies(routes: readonly Draft[]): readonly Draft[] {
  const resolved = new Set(routes.filter(route => route.resolved).map(placeOf))
  const exact = new Map<string, number>()
  for (const route of routes) exact.set(nameOf(route), Math.min(exact.get(nameOf(route)) ?? Infinity, vagueness(route)))
  const seen = new Set<string>()
  return routes.filter(route => {
    if (!route.resolved && resolved.has(placeOf(route))) return false
    if (vagueness(route) > (exact.get(nameOf(route)) ?? 0)) return false
    const chain = route.stages.map(({ element }) => `${element.place.path}:${element.place.start}`).join(' ')
    const key = route.resolved ? `${route.method} ${route.path} ${chain}` : `${placeOf(route)} ${route.path}`
    return !seen.has(key) && seen.add(key)
  })
}

function placeOf({ method, place }: Draft): string {
  return `${method} ${place.path}:${place.start}`
}

function nameOf(route: Draft): string {
  return `${placeOf(route)} ${route.path} ${route.app}`
}

/** In how many ways the handler may be read. */
function vagueness({ handler }: Draft): number {
  return handler === null ? 0 : Math.max(handler.element.functions.length, handler.element.values.length)
}
