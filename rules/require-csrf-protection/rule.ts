import { constantOf, fixOf, hasDuty, sayRouteList, setOption, settingsOf, type Problem, type Route, type Rule, type SettingUse, type View } from '@postern/engine'

/** Methods that other sites can send from a page, with the cookies of whoever looks at it. */
const changing = /^(?:POST|PUT|PATCH|DELETE|ALL)$/

export const requireCsrfProtection: Rule = {
  meta: {
    name: 'require-csrf-protection',
    description: 'A server that knows its callers by a cookie must refuse requests that pages of other sites send.',
    risks: [5],
    cwe: [352],
    owasp: ['API8:2023', 'API7:2019', 'A01:2021'],
    preset: 'all',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    if (view.surface.routes.some(route => hasDuty(view, route, 'csrf'))) return
    const routes = view.surface.routes.filter(route => changing.test(route.method) && hasDuty(view, route, 'session'))
    if (routes.length === 0) return
    for (const use of settingsOf(view, 'cookie-same-site')) {
      if (isOfSession(view, use) && !use.development && isOpen(view, use)) yield problem(view, use, routes)
    }
  }
}

/** The cookie of a session's package. */
function isOfSession(view: View, { call }: SettingUse): boolean {
  return view.program.targets(call).some(target => target.kind === 'library'
    && (target.target.signature?.middleware?.role === 'session' || target.target.signature?.installs !== undefined))
}

/** Only `lax` and `strict` keep it from other sites in every browser. */
function isOpen(view: View, use: SettingUse): boolean {
  const value = constantOf(view, use)
  return use.presence === 'absent' || value === false || value === 'none'
}

function problem(view: View, use: SettingUse, routes: readonly Route[]): Problem {
  const { module, node } = use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `The cookie of \`${use.callee}\` says who the caller is, and browsers send it along with whatever a page of another site posts: nothing checks on ${sayRouteList(routes)} where the request comes from. `
      + 'Set `sameSite: \'lax\'` on the cookie, or ask for a token that other sites do not know (csrf-csrf, @fastify/csrf-protection, hono/csrf).',
    confidence: 'medium',
    steps: [],
    related: [],
    fixes: fixOf('Keep the cookie from other sites', false, [setOption(view, use, '\'lax\'')]),
    identity: use.callee
  }
}
