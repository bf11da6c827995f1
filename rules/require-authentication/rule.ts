import {
  arrivalsOf, insertGuard, isDeclaredPublic, publicPurpose, voteOf, welcomesStrangers, worstEffect,
  type Confidence, type Effect, type Problem, type Route, type Rule, type Severity, type View, type Vote
} from '@postern/engine'

/** From this share of guarded siblings on, the open one is the odd one: 4 of 5. */
const clearVote = 0.8
/** Fewer siblings than this beside the route make no vote. */
const smallestVote = 3

export const requireAuthentication: Rule = {
  meta: {
    name: 'require-authentication',
    description: 'Routes that change data or read what is not public must refuse callers without a credential.',
    risks: [2],
    cwe: [306, 862],
    owasp: ['API2:2023', 'API2:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const purposes = new Map<Route, string | null>()
    const isPublic = (route: Route): boolean => {
      const known = purposes.get(route)
      const purpose = known === undefined ? publicPurpose(view, route, arrivalsOf(view, route)) : known
      purposes.set(route, purpose)
      return purpose !== null
    }
    for (const route of view.surface.routes) {
      if (route.auth !== 'absent' || route.condition !== null || isDeclaredPublic(view, route)) continue
      const effect = worstEffect(view, route)
      if (effect === null || welcomesStrangers(view, route, effect.kind) || isPublic(route)) continue
      const vote = voteOf(view, route, other => isAlike(other, route) && (other.auth !== 'absent' || !isPublic(other)))
      const verdict = weigh(view, vote, effect, route)
      if (verdict !== null) yield problem(view, route, effect, vote, verdict)
    }
  }
}

/** Reads vote on reads, writes on writes: a blog that everybody may read has guarded writes. */
function isAlike(a: Route, b: Route): boolean {
  return isRead(a) === isRead(b)
}

function isRead({ method }: Route): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'QUERY'
}

interface Verdict { readonly severity: Severity, readonly confidence: Confidence }

/**
 * The odd one among its siblings is an error. Elsewhere in an application with guards an open write that the client steers is a warning,
 * a read alone is doubtful, and nobody needs to know who makes a counter count.
 */
function weigh(view: View, vote: Vote, effect: Effect, route: Route): Verdict | null {
  const others = vote.all - 1
  const isOdd = others >= smallestVote && vote.guarded / others >= clearVote
  if (isOdd) return { severity: 'error', confidence: 'high' }
  if (effect.kind === 'write' && !effect.driven) return null
  // Reviews, comments and posts have an owner, too: without a secret, only guarded siblings tell that these are not for everybody.
  const hasSecret = effect.entity?.columns.some(column => column.sensitive && !column.hidden) === true
  if (effect.kind === 'read' && !hasSecret && vote.guarded === 0) return null
  const knowsCallers = view.surface.routes.some(other => other.app === route.app && other.auth === 'proven')
  return { severity: 'warning', confidence: effect.kind === 'write' && knowsCallers ? 'medium' : 'low' }
}

function problem(view: View, route: Route, effect: Effect, vote: Vote, verdict: Verdict): Problem {
  const name = `${route.method === 'ALL' ? 'Any method of' : route.method} ${route.path}`
  const others = vote.guarded > 0
    ? ` ${vote.guarded} of ${vote.all} ${isRead(route) ? 'reading' : 'writing'} routes of this router are guarded${vote.guard === null ? '' : ` by \`${vote.guard.name}\``}; this one is not.`
    : ''
  return {
    place: route.place,
    message: `\`${name}\` asks for no credential, so that anybody can ${effect.words}${effect.kind === 'write' ? ` (\`${effect.callee}\`)` : ''}.${others} `
      + `Put ${vote.guard === null ? 'a guard' : `\`${vote.guard.name}\``} before the handler, or name the route under "public" in postern.json with the reason why it is open.`,
    confidence: verdict.confidence,
    severity: verdict.severity,
    steps: [],
    related: [
      { place: effect.place, note: `here callers ${effect.words}` },
      ...vote.guard === null ? [] : [{ place: vote.guard.place, note: `\`${vote.guard.name}\` guards ${vote.guarded > 1 ? 'the others' : 'another route'}` }]
    ],
    fixes: vote.example === null ? [] : insertGuard(view, route, vote.example.element),
    identity: `${route.method} ${route.path}`
  }
}
