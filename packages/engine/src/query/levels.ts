import type { Guard, Route } from '../model/route.ts'

/** What a route asks of its callers: nothing, a credential, or a right besides; null: it cannot be told. */
export type Level = 0 | 1 | 2

export function levelOf(route: Route): Level | null {
  if (route.auth === 'opaque' || route.guards.some(guard => guard.verdict === 'opaque')) return route.guards.some(asksForRight) ? 2 : null
  if (route.guards.some(asksForRight)) return 2
  return route.auth === 'proven' ? 1 : 0
}

/** Whether a guard refuses who has a credential but lacks a right. */
export function asksForRight(guard: Guard): boolean {
  return guard.verdict === 'proven' && guard.refuses === 'authorization'
}

/** The version in a path (`/api/v1/books`: 1), and the path without it; null: it has none. */
export function versionOf({ path }: Route): { readonly version: number, readonly rest: string } | null {
  const segments = path.split('/')
  const at = segments.findIndex(segment => /^v\d+$/i.test(segment))
  if (at < 0) return null
  return { version: Number(segments[at]?.slice(1)), rest: shapeOf(segments.filter((_, index) => index !== at).join('/')) }
}

/** A path in which names of parameters do not count. */
export function shapeOf(path: string): string {
  return path.replace(/:\w+|\{\w+\}/g, ':').replace(/(?<=.)\/$/, '').toLowerCase()
}

/** The collection that a path names: `/books/:id` is one of `/books`. */
export function resourceOf({ path }: Route): string {
  return shapeOf(path).replace(/(?:\/:)+$/, '')
}
