import {
  claimedType, everyTaint, handsToUnknown, hasDuty, isFromClient, sayRouteList,
  type Arrival, type Claim, type Confidence, type Kind, type Problem, type RequestTaint, type Route, type Rule, type View
} from '@postern/engine'

/** Where the type of a value decides what is done: rows, conditions, queries, files, addresses, commands. */
const kinds: readonly Kind[] = ['write', 'filter', 'sql-values', 'sql-text', 'file-path', 'url', 'command', 'command-argument']

export const noUnsafeBodyCast: Rule = {
  meta: {
    name: 'no-unsafe-body-cast',
    description: 'A type that is written for a body proves nothing: the body must be checked.',
    risks: [4],
    cwe: [20, 1287],
    owasp: ['API3:2023', 'API8:2019', 'A03:2021'],
    preset: 'recommended',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    const seen = new Set<string>()
    for (const arrival of kinds.flatMap(kind => view.arrivals(kind))) {
      const routes = arrival.routes.flatMap(index => view.surface.routes[index] ?? [])
      if (routes.length === 0 || routes.some(route => isChecked(view, route))) continue
      for (const taint of everyTaint(arrival.data).filter(isFromClient)) {
        const { place, part } = taint.origin
        if (part !== 'body' || (taint.type !== 'any' && taint.type !== 'object')) continue
        const claim = claimedType(view, place, routes)
        if (claim === null || (claim.form === 'parameter' && isClassAtRunTime(view, claim)) || handsToUnknown(view, place)) continue
        const key = `${claim.place.path}:${claim.place.start}`
        if (seen.has(key)) continue
        seen.add(key)
        yield problem(view, arrival, taint, claim, routes)
      }
    }
  }
}

/** A validator stands before the handler: what it lets through is another question. */
function isChecked(view: View, route: Route): boolean {
  return hasDuty(view, route, 'validator') || route.chain.some(element => element.validates?.some(({ part }) => part === 'body') === true)
}

/** A class is there when the server runs, so that a pipe can look at its rules; one that is imported as a type is not. */
function isClassAtRunTime(view: View, { module, type }: Claim): boolean {
  const isErased = type.kind !== 'named' || type.binding === null || module.bindings[type.binding]?.import?.typeOnly === true
  return !isErased && view.program.declared(module, type).some(value => value.kind === 'object' || value.kind === 'class')
}

/** Whether bodies of other routes of the server are checked against classes: then whoever wrote this one believes that it is, too. */
function hasPipe(view: View, [route]: readonly Route[]): boolean {
  return view.surface.routes.some(other => other.app === route?.app && other.chain.some(element => element.inputs?.some(input =>
    input?.part === 'body' && input.pipes.some(({ kind }) => kind === 'class')) === true))
}

function problem(view: View, arrival: Arrival, taint: RequestTaint, claim: Claim, routes: readonly Route[]): Problem {
  const { form, place, module, type } = claim
  const name = view.text(module.path).slice(type.start, type.end).replaceAll(/\s+/g, ' ')
  const shown = name.length > 40 ? 'the type' : `\`${name}\``
  const field = taint.path.findLast(each => each !== '[]')
  const what = field === undefined ? 'the body' : `\`${field}\``
  const why = form === 'parameter'
    ? 'nothing of it is left when the server runs, so that no pipe checks the body against it'
    : 'it is gone when the server runs, and nothing on the way checks the body'
  const confidence: Confidence = form === 'parameter' && hasPipe(view, routes) ? 'high' : 'medium'
  return {
    place,
    message: `${shown} is a promise that the caller does not know of: ${why}. \`${arrival.callee}\` gets ${what} of ${sayRouteList(routes)} as whatever was sent: an object or a list where a text was meant. `
      + (form === 'parameter' ? 'Declare a class with rules for each field, imported as a value.' : 'Parse the body with a schema and take the type from that.'),
    confidence: taint.confidence === 'high' ? confidence : taint.confidence,
    steps: taint.steps,
    related: [{ place: arrival.place, note: 'it arrives here' }],
    fixes: [],
    identity: [routes[0]?.method, routes[0]?.path, form].join('|')
  }
}
