import { asksForRight, insidesOf, isDeclaredPublic, type Inside, type Problem, type Route, type Rule } from '@postern/engine'

export const noDebugEndpoint: Rule = {
  meta: {
    name: 'no-debug-endpoint',
    description: 'Routes must not show or open the inside of the running server.',
    risks: [10, 9],
    cwe: [489, 215],
    owasp: ['API9:2023', 'API8:2023', 'API9:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    const said = new Set<object>()
    for (const route of view.surface.routes) {
      if (route.condition !== null || route.guards.some(asksForRight) || isDeclaredPublic(view, route)) continue
      for (const inside of insidesOf(view, route)) {
        if (said.has(inside.site.node) || view.program.isNeverInProduction(inside.site)) continue
        said.add(inside.site.node)
        yield problem(route, inside)
      }
    }
  }
}

const does = {
  environment: 'shows all variables of the environment, keys and passwords among them',
  memory: 'writes out the memory of the process, with the data and secrets of everybody who uses it',
  debugger: 'opens the debugger of the process, by which any code can be run in it',
  tables: 'drops the tables of the database',
  end: 'ends the process, and the server with it'
} as const

function problem(route: Route, { kind, site: { module, node } }: Inside): Problem {
  const who = route.auth === 'proven' ? 'everybody who can log in' : 'whoever finds it'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${route.method} ${route.path}\` ${does[kind]}, for ${who}. Take it out of what is deployed (a test of \`NODE_ENV\` around its registration), or put a guard before it that asks for a right.`,
    confidence: route.auth === 'opaque' ? 'low' : route.auth === 'proven' ? 'medium' : 'high',
    steps: [],
    related: [{ place: route.place, note: 'the route' }],
    fixes: [],
    identity: [route.method, route.path, kind].join('|')
  }
}
