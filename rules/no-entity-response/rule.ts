import {
  handedAt, identityOf, listed, sayRoutes,
  type Arrival, type Kind, type Problem, type Rule, type View
} from '@postern/engine'
import { exposures, type Exposure } from './exposures.ts'
import { fixes } from './fix.ts'

/** Where clients read: answers, and the payload of tokens, which is only encoded. */
const readable: readonly Kind[] = ['response-body', 'token-payload']

export const noEntityResponse: Rule = {
  meta: {
    name: 'no-entity-response',
    description: 'Whole rows must not be answered when the table has columns that are nobody\'s business.',
    risks: [3],
    cwe: [200, 213],
    owasp: ['API3:2023', 'API3:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    for (const kind of readable) {
      for (const arrival of view.arrivals(kind)) {
        const found = exposures(view, arrival.data)
        const [first] = found
        if (first !== undefined) yield problem(view, arrival, first, found)
      }
    }
  }
}

function problem(view: View, arrival: Arrival, first: Exposure, found: readonly Exposure[]): Problem {
  const names = [...new Set(found.flatMap(each => each.columns.map(column => column.name)))]
  const entities = [...new Set(found.map(each => each.entity.name))]
  const routes = sayRoutes(view, arrival)
  const into = arrival.kind === 'token-payload' ? 'the payload of a token, which anybody who holds it can read' : `the answer of \`${arrival.callee}\``
  const through = first.relation === null ? '' : ` (loaded by the relation \`${first.relation}\`)`
  const handed = handedAt(arrival, first.taint)
  return {
    place: handed ?? arrival.place,
    message: `Whole rows of ${listed(entities)}${through} go into ${into}${routes === '' ? '' : ` to callers of ${routes}`}: ${listed(names)} `
      + `${names.length > 1 ? 'are' : 'is'} among their columns and must not leave. Select the columns that callers need, or leave ${names.length > 1 ? 'these' : 'this one'} out in the query.`,
    confidence: first.taint.confidence,
    steps: first.taint.steps,
    related: [
      ...handed === null ? [] : [{ place: arrival.place, note: 'they leave here' }],
      { place: first.taint.origin.place, note: `the rows of \`${first.entity.name}\` are read here` },
      ...first.columns.slice(0, 3).map(column => ({ place: column.place, note: `\`${column.name}\` is declared here` }))
    ],
    fixes: fixes(view, first, found.length === 1),
    identity: `${identityOf(view, arrival)}|${entities.join(',')}`
  }
}
