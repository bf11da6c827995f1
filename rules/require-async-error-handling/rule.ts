import {
  dropsRejections, sayRouteList, unguardedAwait, type FunctionRef, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const requireAsyncErrorHandling: Rule = {
  meta: {
    name: 'require-async-error-handling',
    description: 'What an asynchronous handler fails with must reach the handler of errors.',
    risks: [11, 7],
    cwe: [755, 248],
    owasp: ['API4:2023', 'API4:2019', 'A04:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    const open = new Map<FunctionRef, Route[]>()
    for (const route of view.surface.routes) {
      if (!dropsRejections(view, route)) continue
      for (const element of route.chain) {
        // A wrapper stands there to hand on what fails.
        if (element.wrappers.length > 0) continue
        for (const { function: running } of element.functions) {
          if (unguardedAwait(running) !== null) open.set(running, [...open.get(running) ?? [], route])
        }
      }
    }
    for (const [running, routes] of open) yield* problem(view, running, routes)
  }
}

function* problem(view: View, running: FunctionRef, routes: readonly Route[]): Iterable<Problem> {
  const [route] = routes
  const found = unguardedAwait(running)
  if (route === undefined || found === null) return
  const { module } = running
  const { framework } = route
  yield {
    place: { path: module.path, start: found.start, end: found.end },
    message: `When \`${view.program.words({ module, node: found.value })}\` fails, nobody learns of it: ${framework} ${view.program.range(route.place.path, framework) ?? ''} does not look at promises, so that `
      + `one request of ${sayRouteList(routes)} that makes it fail ends the process for everybody (Node ends on unhandled rejections), or hangs. `
      + 'Hand the error to `next` in a `catch`, wrap the handler in a function that does, or go to the next major version, which does.',
    confidence: 'high',
    severity: 'error',
    steps: [],
    related: [],
    fixes: [],
    identity: `${route.method} ${route.path}|${running.node.name ?? ''}`
  }
}
