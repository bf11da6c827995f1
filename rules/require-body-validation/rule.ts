import {
  arrivalsOf, claimedType, everyTaint, handsToUnknown, hasDuty, isFromClient, listed, type Arrival,
  type Confidence, type Problem, type RequestTaint, type Route, type Rule, type View
} from '@postern/engine'

/** What of a body is used as it came, and where. */
interface Unchecked {
  readonly arrival: Arrival
  readonly taint: RequestTaint
  readonly name: string
}

export const requireBodyValidation: Rule = {
  meta: {
    name: 'require-body-validation',
    description: 'What a handler takes of a body must be checked before data is changed by it.',
    risks: [4],
    cwe: [20],
    owasp: ['API3:2023', 'API8:2023', 'API8:2019', 'A03:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const route of view.surface.routes) {
      if (route.condition !== null || isChecked(view, route)) continue
      const found = uncheckedIn(view, route)
      if (found.length > 0) yield problem(route, found)
    }
  }
}

function isChecked(view: View, route: Route): boolean {
  return hasDuty(view, route, 'validator') || route.chain.some(element => element.validates?.some(({ part }) => part === 'body') === true
    || element.inputs?.some(input => input?.part === 'body' && input.pipes.length > 0) === true)
}

/** Fields of the body that are written as they came. Where a type is written for them, or the whole body goes, another rule speaks. */
function uncheckedIn(view: View, route: Route): readonly Unchecked[] {
  return arrivalsOf(view, route).filter(({ kind, operation }) => kind === 'write' && operation !== 'read').flatMap(arrival =>
    everyTaint(arrival.data).filter(isFromClient).flatMap((taint): readonly Unchecked[] => {
      const name = taint.path.findLast(each => each !== '[]')
      const { part, place } = taint.origin
      if (part !== 'body' || taint.type !== 'any' || name === undefined || handsToUnknown(view, place) || claimedType(view, place, [route]) !== null) return []
      return [{ arrival, taint, name }]
    }))
}

function problem(route: Route, found: readonly Unchecked[]): Problem {
  const [first] = found as readonly [Unchecked]
  const names = [...new Set(found.map(({ name }) => name))]
  const confidence: Confidence = found.every(({ taint }) => taint.confidence === 'high') ? 'medium' : 'low'
  return {
    place: route.place,
    message: `\`${route.method} ${route.path}\` writes ${listed(names)} of the body by \`${first.arrival.callee}\` without a look at ${names.length > 1 ? 'their types' : 'its type'}, length or form: `
      + 'a client sends an object where a text was meant, or a text of any length, and it is kept and handed out again. Parse the body with a schema first.',
    confidence,
    steps: first.taint.steps,
    related: [{ place: first.arrival.place, note: 'it is written here' }],
    fixes: [],
    identity: `${route.method} ${route.path}`
  }
}
