import { caughtIn, fixOf, isInErrorHandler, replace, routesReaching, sentBodies, settingsOf, type CaughtPart, type Fix, type Place, type Problem, type Rule, type Sent, type SettingUse, type Site, type View } from '@postern/engine'

export const noErrorDetailResponse: Rule = {
  meta: {
    name: 'no-error-detail-response',
    description: 'Answers must not carry what an error says about the inside of the server.',
    risks: [5, 9],
    cwe: [209],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const sent of sentBodies(view)) {
      const [first] = caughtIn(view, sent.site)
      if (first !== undefined && !view.program.isNeverInProduction(sent.by)) yield problem(view, sent, first)
    }
    for (const use of settingsOf(view, 'error-details')) if (!use.development) yield handler(use)
  }
}

function problem(view: View, { by, callee }: Sent, { site, property }: CaughtPart): Problem {
  const what = property === null ? 'the error as it was caught' : `the \`${property}\` of whatever error was caught`
  return {
    place: placeOf(by),
    message: `\`${callee}\` sends ${what}: messages of a database, of a library or of Node name tables, columns, files, hosts and versions, and the next attempt is built on them. `
      + 'Log the error on the server and answer with a text of your own; let only errors of a class of your own speak.',
    confidence: !isReached(view, by) ? 'low' : property === 'stack' ? 'high' : 'medium',
    severity: property === 'stack' ? 'error' : 'warning',
    steps: [],
    related: site.module === by.module && by.node.start <= site.node.start && site.node.end <= by.node.end ? [] : [{ place: placeOf(site), note: 'the error comes from here' }],
    fixes: fixes(view, by, { site, property }),
    identity: [callee, property ?? '', view.program.words(by)].join('|')
  }
}

/** Whether a route is known to come here; handlers of errors belong to no route. */
function isReached(view: View, { module, node }: Site): boolean {
  return node.kind !== 'call' || routesReaching(view, { module, node }).length > 0 || isInErrorHandler(view, { module, node })
}

/** A text in place of the error, where the error stands in the call itself. */
function fixes(view: View, by: Site, { site, property }: CaughtPart): readonly Fix[] {
  const { module, node } = site
  if (module !== by.module || node.start < by.node.start || node.end > by.node.end) return []
  const end = property === null ? node.end : node.end + (/^\??\.\w+/.exec(view.text(module.path).slice(node.end))?.[0].length ?? 0)
  return fixOf('Answer with a text of the server\'s own', false, [replace(view, { path: module.path, start: node.start, end }, '\'Internal Server Error\'')])
}

function handler({ call, callee }: SettingUse): Problem {
  return {
    place: placeOf(call),
    message: `\`${callee}\` answers with the stack of every error, and it is there in production too: paths, versions and texts of the database are shown to whoever makes it fail. `
      + 'Use it outside production only, and answer with a text of your own otherwise.',
    confidence: 'high',
    steps: [],
    related: [],
    fixes: [],
    identity: callee
  }
}

function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
