import {
  arrivalsOf, insertGuard, isDeclaredPublic, publicPurpose, sayRouteList, welcomesStrangers, worstEffect,
  type Effect, type Fix, type Guard, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const noMisorderedGuard: Rule = {
  meta: {
    name: 'no-misordered-guard',
    description: 'A guard must be registered before the routes that it is meant for, and where they are.',
    risks: [2],
    cwe: [696, 306],
    owasp: ['API2:2023', 'API2:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const missed = new Map<string, Missed[]>()
    for (const route of view.surface.routes) {
      const [guard] = route.late
      if (guard === undefined || route.condition !== null || isDeclaredPublic(view, route)) continue
      const effect = worstEffect(view, route)
      // Logins, registrations and what is for everybody stand before the guard on purpose.
      if (effect === null || (effect.kind === 'write' && !effect.driven) || welcomesStrangers(view, route, effect.kind)) continue
      if (publicPurpose(view, route, arrivalsOf(view, route)) !== null) continue
      const key = `${guard.place.path}:${guard.place.start}`
      missed.set(key, [...missed.get(key) ?? [], { route, guard, effect }])
    }
    for (const [first, ...others] of missed.values()) if (first !== undefined) yield problem(view, first, [first, ...others])
  }
}

/** A route that a guard does not see, and what anybody can do there. */
interface Missed { readonly route: Route, readonly guard: Guard, readonly effect: Effect }

function problem(view: View, { guard, effect, route }: Missed, all: readonly Missed[]): Problem {
  const isApart = route.framework === 'fastify'
  const where = isApart
    ? 'is added inside of a plugin of its own, whose hooks hold for nobody else, and not for'
    : 'is registered too late for'
  return {
    place: guard.place,
    message: `\`${guard.name}\`, which refuses callers without a credential, ${where} ${sayRouteList(all.map(each => each.route))}: there anybody can ${effect.words}. `
      + `${isApart ? 'Wrap the plugin in `fastify-plugin`, or add the hook on the instance of the routes' : 'Register it before them'}; `
      + 'or name what is open on purpose under "public" in postern.json with the reason.',
    confidence: all.some(each => each.effect.kind === 'write') ? 'high' : 'medium',
    steps: [],
    related: all.map(each => ({ place: each.route.place, note: `here callers ${each.effect.words}` })),
    fixes: fixes(view, all),
    identity: [guard.name, route.app].join('|')
  }
}

/** The guard before the handler of each route: moving its registration would put it before all others as well. */
function fixes(view: View, all: readonly Missed[]): readonly Fix[] {
  const made = all.map(({ route, guard }) => insertGuard(view, route, { place: guard.place, role: 'middleware' })[0])
  const [first] = made
  if (first === undefined || made.includes(undefined)) return []
  const edits = made.flatMap(each => each?.edits ?? [])
  const isTwice = edits.some((edit, index) => edits.findIndex(other => other.path === edit.path && other.start === edit.start) !== index)
  return isTwice ? [first] : [{ ...first, edits }]
}
