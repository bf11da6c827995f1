import type { Confidence, CorsPolicy, Place, Problem, Rule, Severity, View } from '@postern/engine'
import { fixes } from './fix.ts'

export const noPermissiveCors: Rule = {
  meta: {
    name: 'no-permissive-cors',
    description: 'Pages of strangers must not read the answers of an API that knows its callers.',
    risks: [5, 9],
    cwe: [942, 346],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    const guarded = elementsOfGuardedRoutes(view)
    for (const policy of view.surface.cors) {
      const isGuarded = policy.elements?.some(place => guarded.has(keyOf(place))) === true
      const verdict = policy.development ? null : judge(policy, isGuarded)
      if (verdict !== null) yield problem(view, policy, verdict)
    }
  }
}

const keyOf = ({ path, start, end }: Place): string => `${path}:${start}:${end}`

/** What runs on routes that are certain to refuse strangers. */
function elementsOfGuardedRoutes({ surface }: View): ReadonlySet<string> {
  return new Set(surface.routes.filter(({ auth }) => auth === 'proven').flatMap(({ chain }) => chain.map(({ place }) => keyOf(place))))
}

interface Verdict {
  readonly what: string
  readonly why: string
  readonly severity: Severity
  readonly confidence: Confidence
}

/**
 * What a browser makes of the policy: a reflected origin with credentials opens the API to every page; `*` opens what needs no
 * cookie, which matters where tokens travel in headers; with credentials browsers refuse `*`.
 */
function judge(policy: CorsPolicy, isGuarded: boolean): Verdict | null {
  const { origin, credentials } = policy
  if (origin.kind === 'reflected') {
    const what = 'the origin of whoever asks is sent back as allowed'
    return credentials === true
      ? { what: `${what}, with credentials`, why: 'any page that a signed-in user opens can call this API with the cookies of that user and read the answers', severity: 'error', confidence: 'high' }
      : { what, why: 'any page can read the answers of this API', severity: 'warning', confidence: 'medium' }
  }
  if (origin.kind === 'weak') {
    const why = credentials === true
      ? 'a page on such an origin calls this API with the cookies of its visitor and reads the answers'
      : 'a page on such an origin reads the answers of this API'
    return { what: `strangers can meet the check of the origin (${origin.why})`, why, severity: credentials === true ? 'error' : 'warning', confidence: 'high' }
  }
  if (origin.kind !== 'any') return null
  if (credentials === true) {
    return {
      what: 'every origin (`*`) is allowed, with credentials', severity: 'warning', confidence: 'medium',
      why: 'browsers refuse this pair, so that signed-in calls fail, and the next step is usually to reflect the origin, which opens the API to every page'
    }
  }
  if (!isGuarded) return null
  return {
    what: `every origin (\`*\`) is allowed${policy.byDefault ? ', since nothing is said about origins' : ''}`, severity: 'warning', confidence: 'medium',
    why: 'routes behind this policy ask for a credential: any page that gets hold of a token, or that runs inside of the network, can read their answers'
  }
}

function problem(view: View, policy: CorsPolicy, verdict: Verdict): Problem {
  return {
    place: policy.place,
    message: `CORS by ${policy.library === 'raw header' ? 'a header written by hand' : `\`${policy.library}\``}: ${verdict.what}. So ${verdict.why}. `
      + 'Name the origins of your own pages (from configuration, an empty list when it is missing) and allow credentials for these only.',
    confidence: verdict.confidence,
    severity: verdict.severity,
    steps: [],
    related: policy.originPlace === null ? [] : [{ place: policy.originPlace, note: 'the origin is decided here' }],
    fixes: fixes(view, policy),
    identity: [policy.library, policy.origin.kind, policy.scope].join('|')
  }
}
