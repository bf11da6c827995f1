import {
  arrivalsOf, asksForRight, comparesOwner, everyTaint, insertGuard, isDeclaredPublic, isPrincipal, levelOf, ownershipOf, publicPurpose,
  resourceOf, shapeOf, worstEffect,
  type Level, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const noInconsistentGuard: Rule = {
  meta: {
    name: 'no-inconsistent-guard',
    description: 'Who may change something must be asked at least what who may read it is asked.',
    risks: [8],
    cwe: [863],
    owasp: ['API5:2023', 'API5:2019', 'A01:2021'],
    preset: 'strict',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const readers = new Map<string, Route[]>()
    for (const route of view.surface.routes) {
      if (route.method !== 'GET' && route.method !== 'HEAD') continue
      const key = keyOf(route)
      readers.set(key, [...readers.get(key) ?? [], route])
    }
    for (const route of view.surface.routes) {
      const reader = weakerThan(view, route, readers.get(keyOf(route)) ?? [])
      if (reader !== null) yield problem(view, route, reader)
    }
  }
}

function keyOf(route: Route): string {
  return `${route.app} ${resourceOf(route)}`
}

const changing: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE'])

/** The route that reads the same thing, of the same shape where there is one, and asks more; null: there is none. */
function weakerThan(view: View, route: Route, readers: readonly Route[]): Route | null {
  const level = levelOf(route)
  if (!changing.has(route.method) || level === null || level === 2 || route.condition !== null || isDeclaredPublic(view, route)) return null
  const alike = readers.filter(other => shapeOf(other.path) === shapeOf(route.path))
  const asked = (alike.length > 0 ? alike : readers).filter(other => other.condition === null)
  const levels = asked.map(levelOf)
  // Where the thing may be read in some way by as little, the change is decided by something else.
  if (asked.length === 0 || levels.some(each => each === null || each <= level)) return null
  return worstEffect(view, route)?.kind !== 'write' || isOwn(view, route) ? null : asked[0] ?? null
}

/** Everybody may change what is his: the principal decides which row, or is compared with its owner. */
function isOwn(view: View, route: Route): boolean {
  const arrivals = arrivalsOf(view, route)
  if (publicPurpose(view, route, arrivals) !== null) return true
  return arrivals.some(each => {
    if (each.kind !== 'filter' && each.kind !== 'write' && each.kind !== 'sql-values') return false
    const entity = each.entity === null ? null : view.entity(each.entity)
    const ownership = entity === null ? null : ownershipOf(entity)
    return everyTaint(each.data).some(isPrincipal) || (ownership !== null && comparesOwner(view, route, ownership))
  })
}

const asks = ['nothing', 'a credential', 'a right'] as const

function problem(view: View, route: Route, reader: Route): Problem {
  const level: Level = levelOf(route) ?? 0
  const wanted: Level = levelOf(reader) ?? 1
  const guard = reader.guards.find(each => (wanted === 2 ? asksForRight(each) : each.verdict === 'proven'))
  const element = reader.chain.find(each => each.place.path === guard?.place.path && each.place.start === guard.place.start)
  return {
    place: route.place,
    message: `\`${route.method} ${route.path}\` asks for ${asks[level]}, while \`${reader.method} ${reader.path}\`, which only reads the same, asks for ${asks[wanted]}: who may not look at it may change it. `
      + `Put ${guard === undefined ? 'the same guard' : `\`${guard.name}\``} before both.`,
    confidence: shapeOf(route.path) === shapeOf(reader.path) ? 'high' : 'medium',
    steps: [],
    related: [{ place: reader.place, note: 'the route that reads' }],
    fixes: element === undefined ? [] : insertGuard(view, route, element),
    identity: `${route.method} ${route.path}`
  }
}
