import { endlessCalls, fixOf, routesReaching, sayRouteList, setOption, type Problem, type Route, type Rule, type SettingUse, type View } from '@postern/engine'

export const requireOutgoingTimeout: Rule = {
  meta: {
    name: 'require-outgoing-timeout',
    description: 'A request that waits for another server must stop waiting after some time.',
    risks: [7],
    cwe: [400, 1088],
    owasp: ['API10:2023', 'API4:2023', 'API4:2019', 'A04:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of endlessCalls(view)) {
      const routes = routesReaching(view, use.call)
      if (routes.length > 0 && !use.development) yield problem(view, use, routes)
    }
  }
}

function problem(view: View, use: SettingUse, routes: readonly Route[]): Problem {
  const { module, node } = use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` waits for the other server as long as that likes: when it hangs, so does every request of ${sayRouteList(routes)}, with its memory and its connection, until no new one is taken. `
      + `Say how long (\`${use.name}\`), here or where the client is made.`,
    confidence: 'medium',
    steps: [],
    related: [],
    fixes: use.name === 'timeout' ? fixOf('Wait for 10 seconds', false, [setOption(view, use, '10_000')]) : [],
    identity: [use.callee, routes[0]?.method, routes[0]?.path].join('|')
  }
}
