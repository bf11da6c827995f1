import {
  arrivalsOf, credentialCheck, credentialPurpose, hasLogger, leavesTrace, type Call, type Problem, type Purpose, type Route, type Rule,
  type Site, type View
} from '@postern/engine'

export const requireSecurityEventLog: Rule = {
  meta: {
    name: 'require-security-event-log',
    description: 'Attempts to sign in must leave a trace, above all those that fail.',
    risks: [11],
    cwe: [778],
    owasp: ['API10:2019', 'A09:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const route of view.surface.routes) {
      if (route.method === 'GET' || route.method === 'HEAD' || route.auth === 'proven' || route.condition !== null) continue
      const purpose = credentialPurpose(view, route, arrivalsOf(view, route))
      // What issues a token without a check of its own is no attempt that can fail.
      const check = purpose?.kind === 'attempt' ? credentialCheck(view, route) : null
      if (purpose !== null && check !== null && !leavesTrace(view, route)) yield problem(view, route, purpose, check)
    }
  }
}

function problem(view: View, route: Route, { words }: Purpose, { module, node }: Site<Call>): Problem {
  const others = hasLogger(view) ? 'Other parts of this server write a log' : 'Nothing in this server writes a log'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${route.method} ${route.path}\` leaves no trace: ${words}, and neither success nor failure is logged, so that nobody sees when passwords are tried or an account is taken. ${others}. `
      + 'Log each attempt with the account, the address of the caller and how it ended (never with what was tried).',
    confidence: hasLogger(view) ? 'medium' : 'low',
    steps: [],
    related: [],
    fixes: [],
    identity: `${route.method} ${route.path}`
  }
}
