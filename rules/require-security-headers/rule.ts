import { bareServers, settingsOf, writesHeader, type BareServer, type Problem, type Rule } from '@postern/engine'

/** The headers that keep browsers from guessing, framing, loading from anywhere and coming back over plain HTTP. */
const protecting = /^(?:content-security-policy|strict-transport-security|x-content-type-options|x-frame-options)$/i

export const requireSecurityHeaders: Rule = {
  meta: {
    name: 'require-security-headers',
    description: 'Answers must tell browsers not to guess types, not to frame the page and to come back over TLS only.',
    risks: [9],
    cwe: [693, 1021],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    if (settingsOf(view, 'header-protection').length > 0 || writesHeader(view, protecting)) return
    for (const server of bareServers(view)) yield problem(server)
  }
}

function problem({ site: { module, node }, remedy }: BareServer): Problem {
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: 'No answer of this server carries security headers: a browser may guess that an upload is a script, show the answer in a frame of another site, and talk to the server over '
      + `plain HTTP. Add \`${remedy}\` before the routes (its defaults are sound), or set the headers in the proxy and say so in the policy.`,
    confidence: 'medium',
    steps: [],
    related: [],
    fixes: [],
    identity: remedy
  }
}
