import {
  arrivalsOf, asksForRight, everyTaint, insertGuard, isDeclaredPublic, isFromRow, isPrincipal, levelOf, publicPurpose, worstEffect,
  type ChainElement, type Confidence, type Guard, type Problem, type Route, type Rule, type View
} from '@postern/engine'

/** From this share of siblings that ask for a right on, the one that does not is the odd one: 4 of 5. */
const clearVote = 0.8
/** Fewer siblings than this beside the route make no vote. */
const smallestVote = 3

export const requireAuthorization: Rule = {
  meta: {
    name: 'require-authorization',
    description: 'What is for staff must ask for a right, and not only for a credential.',
    risks: [8],
    cwe: [862, 285],
    owasp: ['API5:2023', 'API5:2019', 'A01:2021'],
    preset: 'strict',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const route of view.surface.routes) {
      // Open routes are the business of require-authentication.
      if (route.condition !== null || levelOf(route) !== 1 || isDeclaredPublic(view, route)) continue
      const reason = byVote(view, route) ?? byPath(view, route) ?? byAccounts(view, route)
      if (reason !== null && publicPurpose(view, route, arrivalsOf(view, route)) === null) yield problem(view, route, reason)
    }
  }
}

interface Reason {
  readonly words: string
  readonly confidence: Confidence
  readonly example: { readonly guard: Guard, readonly element: ChainElement } | null
}

/** Nearly all others of its router, file or class ask for a right. */
function byVote(view: View, route: Route): Reason | null {
  const others = view.surface.routes.filter(other => other !== route && other.group === route.group && other.app === route.app)
  const asking = others.filter(other => levelOf(other) === 2)
  const effect = worstEffect(view, route)
  if (asking.length < smallestVote || asking.length / others.length < clearVote || effect === null || isForCaller(view, route)) return null
  const example = exampleOf(asking)
  return {
    words: `${asking.length} of the ${others.length} other routes beside it ask for a right${example === null ? '' : ` (\`${example.guard.name}\`)`}, and here everybody who is logged in can ${effect.words}`,
    confidence: 'high',
    example
  }
}

/** It stands below `admin`, and does something. Where many routes there ask for no right, the word means something else. */
function byPath(view: View, route: Route): Reason | null {
  const effect = worstEffect(view, route)
  if (effect === null || !isForAdmins(route)) return null
  const others = view.surface.routes.filter(other => other !== route && other.app === route.app && isForAdmins(other))
  const asking = others.filter(other => levelOf(other) === 2).length
  if (others.length >= smallestVote && asking / others.length < clearVote) return null
  const example = exampleOf(view.surface.routes.filter(other => other.app === route.app && levelOf(other) === 2))
  return { words: `it stands below \`admin\`, and everybody who is logged in can ${effect.words}`, confidence: 'medium', example }
}

function isForAdmins({ path }: Route): boolean {
  return path.toLowerCase().split('/').some(segment => segment === 'admin' || segment === 'backoffice')
}

/** It answers with the accounts of everybody, where the server knows of rights at all. */
function byAccounts(view: View, route: Route): Reason | null {
  const example = exampleOf(view.surface.routes.filter(other => other.app === route.app && levelOf(other) === 2))
  if (example === null) return null
  for (const arrival of arrivalsOf(view, route)) {
    if (arrival.kind !== 'response-body') continue
    for (const { origin, path } of everyTaint(arrival.data).filter(isFromRow)) {
      const entity = view.entity(origin.entity)
      if (entity?.account !== true || !entity.columns.some(column => column.privilege === 'rights') || path.length > 1) continue
      if (isPicked(view, route, entity.id) || isForCaller(view, route)) continue
      return { words: `it answers with every row of \`${entity.name}\`, whoever of them asks`, confidence: 'medium', example }
    }
  }
  return null
}

/** Rows are picked by some condition. */
function isPicked(view: View, route: Route, entity: string): boolean {
  return arrivalsOf(view, route).some(each => each.kind === 'filter' && each.entity === entity && (each.data.fields.size > 0 || each.data.taints.length > 0))
}

/** It works on what belongs to the caller: who he is decides which rows. */
function isForCaller(view: View, route: Route): boolean {
  return arrivalsOf(view, route).some(each => (each.kind === 'filter' || each.kind === 'sql-values' || each.kind === 'write') && everyTaint(each.data).some(isPrincipal))
}

function exampleOf(routes: readonly Route[]): Reason['example'] {
  const found = routes.flatMap(({ guards, chain }) => guards.filter(asksForRight).flatMap(guard => {
    const element = chain.find(each => each.place.path === guard.place.path && each.place.start === guard.place.start)
    return element === undefined ? [] : [{ guard, element }]
  }))
  return found.find(({ element }) => element.scope === 'route') ?? found[0] ?? null
}

function problem(view: View, route: Route, { words, confidence, example }: Reason): Problem {
  return {
    place: route.place,
    message: `\`${route.method} ${route.path}\` asks who calls, and not whether he may: ${words}. `
      + `Put ${example === null ? 'a guard that asks for a right' : `\`${example.guard.name}\``} before the handler, or name the route in the policy where the right is asked elsewhere.`,
    confidence,
    steps: [],
    related: example === null ? [] : [{ place: example.guard.place, note: `\`${example.guard.name}\` asks for a right at another route` }],
    fixes: example === null ? [] : insertGuard(view, route, example.element),
    identity: `${route.method} ${route.path}`
  }
}
