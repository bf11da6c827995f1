import {
  bindValues, fixOf, identityOf, isFromClient, sayInput, sayRoutes, textAt,
  type Arrival, type Confidence, type Fix, type Placeholders, type Problem, type RequestTaint, type Rule, type ValueType, type View
} from '@postern/engine'

/** Values that cannot carry syntax, whatever the client sends. */
const harmless: ReadonlySet<ValueType> = new Set(['number', 'boolean', 'date', 'uuid', 'enum', 'null'])

export const noSqlInjection: Rule = {
  meta: {
    name: 'no-sql-injection',
    description: 'Data of the request must not be part of the text of a SQL statement.',
    risks: [6],
    cwe: [89],
    owasp: ['API8:2023', 'API8:2019', 'A03:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    for (const arrival of view.arrivals('sql-text')) {
      const taints = injected(arrival)
      const [first] = taints
      if (first !== undefined) yield problem(view, arrival, first, taints)
    }
  }
}

function injected(arrival: Arrival): readonly RequestTaint[] {
  const whole = [...arrival.data.taints, ...arrival.data.elements?.taints ?? []]
  return whole.filter(isFromClient).filter(taint => !harmless.has(taint.type) && !taint.cleaned.includes('sql-text'))
}

function problem(view: View, arrival: Arrival, first: RequestTaint, taints: readonly RequestTaint[]): Problem {
  const sources = [...new Set(taints.map(taint => sayInput(view, taint)))]
  const routes = sayRoutes(view, arrival)
  const table = tableOf(view, arrival)
  const reachable = routes === '' ? 'whoever sends the request' : `whoever calls ${routes}`
  return {
    place: arrival.place,
    message: `${sources.join(', ')} ${sources.length > 1 ? 'become' : 'becomes'} part of the SQL text that \`${arrival.callee}\` runs: ${reachable} can change the `
      + `statement and read or alter ${table === null ? 'any table' : `\`${table}\` and every other table`}. ${remedy(arrival.placeholders)}`,
    confidence: surest(taints),
    steps: first.steps,
    related: [],
    fixes: fixes(view, arrival),
    identity: identityOf(view, arrival)
  }
}

function fixes(view: View, arrival: Arrival): readonly Fix[] {
  const edits = bindValues(view, arrival)
  return edits === null ? [] : fixOf('Bind the values with placeholders', arrival.placeholders?.depends !== true, edits)
}

function remedy(placeholders: Placeholders | null): string {
  switch (placeholders?.form) {
    case '$n': return 'Write `$1`, `$2` in the text and give the values in an array beside it.'
    case '?': return 'Write `?` in the text and give the values beside it, in their order.'
    case ':name':
    case '@name': return `Write \`${placeholders.form}\` in the text and give the values by name beside it.`
    case 'tag': return `Use the tagged template${placeholders.tag === undefined || placeholders.tag.startsWith('this') ? '' : ` \`${placeholders.tag}\``}, which binds what stands in its holes.`
    default: return 'Bind it as a value with the placeholders of the driver; take names of columns and directions from a list of your own.'
  }
}

/** The first table that the text names, where it is written out. */
function tableOf(view: View, arrival: Arrival): string | null {
  const text = arrival.argument === null ? '' : textAt(view, { path: arrival.argument.module.path, ...spanOf(arrival.argument.node) })
  const named = /\b(?:from|into|update|join)\s+["'`[]?([A-Za-z_][\w.]*)/i.exec(text)?.[1]
  return named ?? (arrival.entity === null ? null : view.entity(arrival.entity)?.name ?? null)
}

function spanOf(node: { readonly start: number, readonly end: number }): { start: number, end: number } {
  return { start: node.start, end: node.end }
}

function surest(taints: readonly RequestTaint[]): Confidence {
  const all = taints.map(taint => taint.confidence)
  return all.includes('high') ? 'high' : all.includes('medium') ? 'medium' : 'low'
}
