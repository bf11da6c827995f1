import {
  fixOf, insert, lineStarts, textAt, unheededChecks,
  type Fix, type Place, type Problem, type Route, type Rule, type Slip, type Unheeded, type View
} from '@postern/engine'

export const noUnawaitedGuard: Rule = {
  meta: {
    name: 'no-unawaited-guard',
    description: 'A check that refuses must end the request: its promise is waited for, its answer is the last word.',
    risks: [2],
    cwe: [252, 285],
    owasp: ['API2:2023', 'API5:2023', 'API2:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const said = new Set<string>()
    for (const route of view.surface.routes) {
      if (route.condition !== null) continue
      const checks = unheededChecks(view, route).map(each => unheeded(view, route, each))
      for (const problem of [...checks, ...route.slips.map(each => slipped(view, route, each))]) {
        const key = `${problem.place.path}:${String(problem.place.start)}`
        if (!said.has(key)) yield problem
        said.add(key)
      }
    }
  }
}

function slipped(view: View, route: Route, { how, refusal, past, certain }: Slip): Problem {
  const code = short(view, refusal)
  const name = `\`${route.method} ${route.path}\``
  const message = {
    sent: `\`${code}\` refuses the caller of ${name}, and the function goes on: what comes after it is done for everybody, whatever the answer says. Put \`return\` before it.`,
    left: `\`${code}\` makes a refusal of ${name} that is neither thrown nor given back, so that nobody is refused. Put \`throw\` or \`return\` before it.`,
    unawaited: `\`${code}\` refuses who calls ${name} by a promise that nobody waits for: the request goes on before it is known, and the refusal is lost. Put \`await\` before it.`
  }[how]
  return {
    place: refusal,
    message,
    confidence: certain ? 'high' : 'medium',
    steps: [],
    related: [{ place: past, note: 'it goes on here' }],
    fixes: how === 'left' ? [] : prefix(view, refusal, how === 'sent' ? 'return' : 'await'),
    identity: [how, code, route.method, route.path].join('|')
  }
}

function unheeded(view: View, route: Route, { site: { module, node }, how, mayWait }: Unheeded): Problem {
  const place = { path: module.path, start: node.start, end: node.end }
  const code = short(view, place)
  return {
    place,
    message: how === 'promise'
      ? `\`${code}\` gives a promise, which counts as true whatever it will say: on \`${route.method} ${route.path}\` nobody is told apart by this test. Put \`await\` before it.`
      : `\`${code}\` says whether the credential is good, and nobody looks at it: \`${route.method} ${route.path}\` goes on with a bad one. Test what it gives, and refuse.`,
    confidence: 'high',
    steps: [],
    related: [],
    fixes: how === 'promise' && mayWait ? fixOf('Wait for the check', false, [insert(place.path, place.start, 'await ')]) : [],
    identity: [how, code].join('|')
  }
}

function prefix(view: View, place: Place, word: 'await' | 'return'): readonly Fix[] {
  if (!lineStarts(view, place)) return []
  return fixOf(word === 'await' ? 'Wait for the check' : 'End the function with the refusal', false, [insert(place.path, place.start, `${word} `)])
}

/** The code in one line, cut where it is long. */
function short(view: View, place: Place): string {
  const text = textAt(view, place).replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
