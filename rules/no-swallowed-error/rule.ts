import { sayRoutes, swallowedErrors, type Problem, type Rule, type Swallowed, type View } from '@postern/engine'

export const noSwallowedError: Rule = {
  meta: {
    name: 'no-swallowed-error',
    description: 'Somebody must learn of it when a change of data fails.',
    risks: [11],
    cwe: [390, 755],
    owasp: ['API8:2023', 'API10:2019', 'A09:2021'],
    preset: 'recommended',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const found of swallowedErrors(view)) yield problem(view, found)
  }
}

function problem(view: View, { kind, module, span, change, explained }: Swallowed): Problem {
  const routes = sayRoutes(view, change)
  const where = routes === '' ? '' : ` of ${routes}`
  const what = kind === 'dropped'
    ? `When \`${change.callee}\` fails, the error is dropped here, and the caller${where} is told that it went well`
    : `When \`${change.callee}\` fails, the caller${where} gets this answer with a status that says that it went well`
  return {
    place: { path: module.path, start: span.start, end: span.end },
    message: `${what}: what was not written is missed by nobody, an attack that makes writes fail leaves no trace, and no alarm goes off. `
      + (kind === 'dropped' ? 'Log the error and hand it on, or catch the one kind that may happen.' : 'Log the error and answer with a status of 400 or above.'),
    confidence: explained || change.routes.length === 0 ? 'low' : kind === 'dropped' ? 'high' : 'medium',
    steps: [],
    related: [{ place: change.place, note: 'this may fail' }],
    fixes: [],
    identity: [kind, change.callee, change.function.node.name ?? ''].join('|')
  }
}
