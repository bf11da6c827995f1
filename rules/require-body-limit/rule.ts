import {
  bufferedAt, bytesOf, fixOf, hasDuty, isForFewKnown, sayBytes, sayRouteList, setOption, settingsOf, type Problem, type Route, type Rule,
  type SettingUse, type View
} from '@postern/engine'

/** Bodies of an API are kilobytes. What is above this is an upload, and a few of them at once fill the memory of a small server. */
const most = 10 * 1024 ** 2
/** What a handful of callers at once fill any server with. */
const far = 100 * 1024 ** 2

export const requireBodyLimit: Rule = {
  meta: {
    name: 'require-body-limit',
    description: 'The server must refuse bodies that are larger than its routes need, before they are in its memory.',
    risks: [7],
    cwe: [400, 770],
    owasp: ['API4:2023', 'API4:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'body-limit')) {
      const bytes = use.development ? null : bytesOf(view, use)
      if (bytes !== null && bytes > most) yield raised(view, use, bytes)
    }
    const open = new Map<string, Route[]>()
    for (const route of view.surface.routes) {
      if (/^(?:GET|HEAD|OPTIONS)$/.test(route.method) || route.condition !== null || hasDuty(view, route, 'body-limit')) continue
      if (bufferedAt(view, route) !== null) open.set(route.app, [...open.get(route.app) ?? [], route])
    }
    for (const routes of open.values()) yield* missing(view, routes)
  }
}

function raised(view: View, use: SettingUse, bytes: number): Problem {
  const { module, node } = use.given ?? use.call
  const isNumber = use.given?.node.kind !== 'literal' || typeof use.given.node.value === 'number'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` takes bodies of up to ${sayBytes(bytes)} into memory before any handler looks at them: a few callers at once fill the memory of the server for all others. `
      + 'Keep the limit near what the routes need (1 MB is much for JSON), and give uploads a route of their own that streams them.',
    confidence: isForFewKnown(view, use.call) ? 'low' : bytes > far ? 'high' : 'medium',
    severity: bytes > far ? 'error' : 'warning',
    steps: [],
    related: [],
    fixes: fixOf('Lower the limit to 1 MB', false, [setOption(view, use, isNumber ? '1024 * 1024' : '\'1mb\'')]),
    identity: [use.callee, use.port].join('|')
  }
}

/** The framework reads on until the body ends, whoever sends it; what stands before the server may say when to stop. */
function* missing(view: View, routes: readonly Route[]): Iterable<Problem> {
  const [first] = routes
  const found = first === undefined ? null : bufferedAt(view, first)
  if (found === null) return
  const { site: { module, node }, callee } = found
  yield {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${callee}\` reads a body to its end, however long it is, and nothing before it refuses a long one on ${sayRouteList(routes)}: a few callers at once fill the memory of the server. `
      + 'Put a limit on bodies before the routes: a middleware of the framework, a look at `content-length`, or the proxy before the server.',
    confidence: 'low',
    severity: 'warning',
    steps: [],
    related: [],
    fixes: [],
    identity: callee
  }
}
