import {
  answersStatus, arrivalsOf, credentialPurpose, hasDuty, type Problem, type Purpose, type Route, type Rule, type View
} from '@postern/engine'

/** "Too Many Requests" (RFC 6585): who answers it counts. */
const tooMany = 429

export const requireRateLimit: Rule = {
  meta: {
    name: 'require-rate-limit',
    description: 'Routes at which passwords, codes and accounts can be tried must count who tries.',
    risks: [7],
    cwe: [307, 770, 799],
    owasp: ['API4:2023', 'API2:2023', 'API4:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const route of view.surface.routes) {
      if (route.auth === 'proven' || route.condition !== null || !takesAttempts(route) || isLimited(view, route)) continue
      const purpose = credentialPurpose(view, route, arrivalsOf(view, route))
      if (purpose === null || purpose.kind === 'signature') continue
      yield problem(view, route, purpose)
    }
  }
}

/** Pages and redirects are read by GET; attempts carry a body. */
function takesAttempts({ method }: Route): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'DELETE'
}

function isLimited(view: View, route: Route): boolean {
  return hasDuty(view, route, 'rate-limit') || route.chain.some(element => element.values.some(isUnknown)) || answersStatus(view, route, tooMany)
}

/** A middleware of which nothing is known may count. */
function isUnknown(value: Route['chain'][number]['values'][number]): boolean {
  return value.kind === 'unknown' || value.kind === 'parameter'
}

function problem(view: View, route: Route, purpose: Purpose): Problem {
  const others = view.surface.routes.filter(other => other.app === route.app && hasDuty(view, other, 'rate-limit')).length
  const siblings = others === 0 ? 'No route of this server has a limit.' : `${others} other ${others === 1 ? 'route of this server has' : 'routes of this server have'} one.`
  const danger = purpose.kind === 'attempt'
    ? 'passwords, codes and tokens can be tried as fast as the server answers'
    : 'accounts and messages can be made by the million'
  return {
    place: route.place,
    message: `\`${route.method} ${route.path}\` has no limit on how often it is called, and ${purpose.words}: ${danger}. ${siblings} `
      + 'Put a limiter before the handler that counts by account and by address (for example `express-rate-limit`), or declare the gateway that counts in the policy.',
    confidence: route.auth === 'opaque' ? 'low' : purpose.kind === 'attempt' ? 'high' : 'medium',
    severity: purpose.kind === 'attempt' ? 'error' : 'warning',
    steps: [],
    related: [],
    fixes: [],
    identity: `${route.method} ${route.path}`
  }
}
