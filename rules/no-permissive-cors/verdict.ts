import type { Confidence, CorsPolicy, Route, Severity } from '@postern/engine'

/** What is wrong with a policy, and how bad that is. */
export interface Verdict {
  readonly what: string
  readonly why: string
  readonly severity: Severity
  readonly confidence: Confidence
}

/**
 * What a browser makes of a policy. A reflected origin with credentials opens the API to every page; `*` opens what needs no cookie,
 * which matters where tokens travel in headers; with credentials browsers refuse `*`. Null: nothing that strangers could not have.
 */
export function verdictOn(policy: CorsPolicy): Verdict | null {
  const { origin, credentials, unlessSet } = policy
  const verdict = origin.kind === 'weak' ? ofWeak(origin.why, policy)
    : origin.kind === 'reflected' && (credentials === true || !policy.byDefault) ? ofReflected(origin.from, policy)
      : origin.kind === 'any' || origin.kind === 'reflected' ? ofAny(policy) : null
  if (verdict === null || !unlessSet) return verdict
  return { ...verdict, what: `${verdict.what}, as long as a variable of the environment is not set`, confidence: verdict.confidence === 'high' ? 'medium' : verdict.confidence }
}

function ofReflected(from: 'origin' | 'client', { credentials, routes }: CorsPolicy): Verdict {
  const what = from === 'origin' ? 'the origin of whoever asks is sent back as allowed' : 'the client says itself which origin is allowed'
  if (credentials !== true) return { what, why: `any page can read the answers of ${subject(routes)}`, severity: 'warning', confidence: 'medium' }
  return {
    what: `${what}, with credentials`, severity: 'error', confidence: 'high',
    why: `any page that a signed-in user opens can call ${subject(routes)} with the cookies of that user and read the answers`
  }
}

function ofWeak(why: string, { credentials, routes }: CorsPolicy): Verdict {
  const does = credentials === true ? `calls ${subject(routes)} with the cookies of its visitor and reads the answers` : `reads the answers of ${subject(routes)}`
  return { what: `strangers can meet the check of the origin (${why})`, why: `a page on such an origin ${does}`, severity: credentials === true ? 'error' : 'warning', confidence: 'high' }
}

function ofAny({ credentials, byDefault, origin, routes }: CorsPolicy): Verdict | null {
  const everyone = origin.kind === 'any' ? 'every origin (`*`) is allowed' : 'every origin is allowed (the package sends that of whoever asks back)'
  if (credentials === true) {
    return {
      what: `${everyone}, with credentials`, severity: 'warning', confidence: 'medium',
      why: 'browsers refuse this pair, signed-in calls fail, and the next step is usually to reflect the origin, which opens the API to every page'
    }
  }
  const what = byDefault ? `${everyone}, since nothing is said about origins` : everyone
  const guarded = routes.filter(({ auth }) => auth === 'proven')
  if (guarded.length > 0) {
    return { what, why: `any page that gets hold of a token, or runs inside of the network, can read the answers of ${subject(guarded)}, which ask for a credential`, severity: 'warning', confidence: 'medium' }
  }
  // Public data may be read by every page. Whether it is public cannot be told where no route is known, or something unknown may refuse.
  if (routes.length > 0 && routes.every(({ auth }) => auth === 'absent')) return null
  return { what, why: 'any page can read the answers of this API; if they are not public, that is too much', severity: 'warning', confidence: 'low' }
}

/** `GET /loans` and 4 more routes; this API where none is known. */
function subject(routes: readonly Route[]): string {
  const names = [...new Set(routes.map(({ method, path }) => `${method === 'ALL' || method === 'USE' ? 'any method of' : method} ${path}`))].sort()
  const guarded = routes.find(({ auth }) => auth === 'proven')
  const first = guarded === undefined ? names[0] : `${guarded.method} ${guarded.path}`
  if (first === undefined) return 'this API'
  return names.length === 1 ? `\`${first}\`` : `${names.length} routes (\`${first}\` among them)`
}
