import {
  columnsIn, identityOf, isForStaff, isOpen, listed, sayInput, sayRoutes,
  type Arrival, type Column, type Confidence, type Problem, type Rule, type Severity, type View
} from '@postern/engine'
import { fixes } from './fix.ts'
import { writtenColumns, type Written } from './written.ts'

export const noMassAssignment: Rule = {
  meta: {
    name: 'no-mass-assignment',
    description: 'Clients must not choose which columns of a row are written.',
    risks: [4],
    cwe: [915],
    owasp: ['API3:2023', 'API6:2019', 'A08:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    for (const arrival of view.arrivals('write')) {
      if (isForStaff(view, arrival)) continue
      const entity = arrival.entity === null ? null : view.entity(arrival.entity)
      for (const written of writtenColumns(view, arrival.data, entity)) {
        const found = judge(view, arrival, written)
        if (found !== null) yield found
      }
    }
  }
}

interface Verdict { readonly severity: Severity, readonly confidence: Confidence }

function judge(view: View, arrival: Arrival, written: Written): Problem | null {
  const { taint, entity, columns } = written
  const verdict = weigh(written, arrival)
  if (verdict === null) return null
  const source = sayInput(view, taint)
  const name = entity === null ? 'the row' : `\`${entity.name}\``
  const routes = sayRoutes(view, arrival)
  const who = routes === '' ? 'a client' : `a client of ${routes}`
  const settable = columns.length > 0
    ? `${who} can set ${listed(columns.map(each => each.name))}${entity === null ? '' : ` of ${name}`}`
    : `${who} chooses which columns of ${name} are written`
  const open = isOpen(taint.keys) && written.field === null
  return {
    place: arrival.place,
    message: `${open ? `All keys of ${source} go` : `${source} goes`} into \`${arrival.callee}\`: ${settable}${reason(columns)}. `
      + (open ? 'Write the keys that clients may set one by one, or parse the body with a schema that strips the others.' : 'Set it on the server, or leave it out of what clients may send.'),
    confidence: verdict.confidence,
    severity: verdict.severity,
    steps: taint.steps,
    related: columns.slice(0, 3).map(each => ({ place: each.place, note: `\`${each.name}\` is declared here` })),
    fixes: open ? fixes(view, arrival, written) : [],
    identity: `${identityOf(view, arrival)}|${written.field ?? '*'}`
  }
}

/**
 * An open set of keys is a defect by itself and worst when it reaches rights, trust or money. Keys written one by one, or let through
 * by a schema, are somebody's decision: only rights, trust and balances are reported then, since amounts, states and owners of a new row
 * are what honest clients send.
 */
function weigh({ taint, entity, columns, field }: Written, arrival: Arrival): Verdict | null {
  const sure = (confidence: Confidence): Confidence => taint.confidence === 'high' ? confidence : taint.confidence
  const strong = columns.some(isStrong)
  if (field === null && isOpen(taint.keys)) {
    if (taint.origin.part === 'params') return null
    if (strong || columns.some(each => each.privilege !== 'key')) return { severity: 'error', confidence: sure('high') }
    if (entity === null) return { severity: 'warning', confidence: sure('medium') }
    // Who changes a row may not set its secrets along the way.
    if (arrival.operation === 'update' && columnsIn(taint.keys, entity).some(each => each.sensitive)) return { severity: 'warning', confidence: sure('medium') }
    return entity.complete ? { severity: 'warning', confidence: 'low' } : { severity: 'warning', confidence: sure('medium') }
  }
  if (!strong || (arrival.operation === 'delete' || arrival.operation === 'read')) return null
  return { severity: 'error', confidence: sure(taint.origin.part === 'params' ? 'low' : 'high') }
}

function isStrong(column: Column): boolean {
  return column.privilege === 'rights' || column.privilege === 'trust' || /balance|credit/i.test(column.name)
}

const reasons = { rights: 'it decides what an account may do', trust: 'it says that somebody has checked the account or row', money: 'it is money', state: 'it says where the row stands', owner: 'it says whose row it is', key: '' }

function reason(columns: readonly Column[]): string {
  const [first] = columns
  const text = first?.privilege === undefined ? '' : reasons[first.privilege]
  return text === '' ? '' : ` (${columns.length > 1 ? `\`${first?.name ?? ''}\`: ` : ''}${text})`
}

