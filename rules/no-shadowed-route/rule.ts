import { moveBefore, type Problem, type Rule, type Shadow, type View } from '@postern/engine'

export const noShadowedRoute: Rule = {
  meta: {
    name: 'no-shadowed-route',
    description: 'Every route must be reachable: an earlier one must not answer all of its requests.',
    risks: [10],
    cwe: [561],
    owasp: ['API9:2023', 'API9:2019', 'A04:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const shadow of view.surface.shadows) yield problem(view, shadow)
  }
}

function problem(view: View, { route, by }: Shadow): Problem {
  const isTwin = route.path.toLowerCase() === by.path.toLowerCase()
  const lost = route.guards.filter(guard => guard.scope === 'route' && !by.guards.some(other => other.name === guard.name))
  const guards = lost.length === 0 ? '' : ` Its guard ${lost.map(guard => `\`${guard.name}\``).join(', ')} never runs, too.`
  return {
    place: route.place,
    message: `\`${route.method} ${route.path}\` is never asked: \`${by.method} ${by.path}\`, which is registered before it, answers all of its requests.${guards} `
      + (isTwin ? 'Remove the one that is not meant.' : 'Register the route with the fixed path first.'),
    confidence: 'high',
    steps: [],
    related: [{ place: by.place, note: 'the route that answers' }],
    fixes: isTwin ? [] : moveBefore(view, route.place, by.place, 'Register it before'),
    identity: [route.method, route.path, by.path].join('|')
  }
}
