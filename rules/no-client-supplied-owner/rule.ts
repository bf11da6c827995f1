import {
  arrivalsOf, comparesOwner, entryAt, everyTaint, fixOf, isFromClient, isPrincipal, ownershipOf, principalCode, sayInput, setEntry,
  type Arrival, type Entity, type Fix, type Problem, type RequestTaint, type Route, type Rule, type View
} from '@postern/engine'

export const noClientSuppliedOwner: Rule = {
  meta: {
    name: 'no-client-supplied-owner',
    description: 'Whose a row is must be taken from who calls, and not from what the client sends.',
    risks: [1, 4],
    cwe: [639, 915],
    owasp: ['API1:2023', 'API3:2023', 'API1:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const said = new Set<string>()
    for (const route of view.surface.routes) {
      // Who has a role may write for others; who is nobody has no rows.
      if (route.auth !== 'proven' || route.guards.some(guard => guard.refuses === 'authorization')) continue
      for (const arrival of arrivalsOf(view, route)) {
        const found = arrival.kind === 'write' ? judge(view, route, arrival) : null
        if (found === null) continue
        const key = `${arrival.place.path}:${arrival.place.start}:${found.column}`
        if (!said.has(key)) yield problem(view, route, arrival, found)
        said.add(key)
      }
    }
  }
}

interface Verdict {
  readonly entity: string
  readonly column: string
  readonly taint: RequestTaint
  /** Routes that write who calls into the same column. */
  readonly others: number
}

function judge(view: View, route: Route, arrival: Arrival): Verdict | null {
  const entity = arrival.entity === null ? null : view.entity(arrival.entity)
  const ownership = entity === null ? null : ownershipOf(entity)
  if (entity === null || ownership === null || ownership.isAccount || !isOfCallers(view, entity)) return null
  const owners = entity.columns.filter(each => each.owner).flatMap(({ name }) => {
    const data = arrival.data.fields.get(name)
    return data === undefined ? [] : [{ name, taints: everyTaint(data) }]
  })
  // A row that names the caller besides is between two: the other one is chosen on purpose.
  if (owners.some(({ taints }) => taints.some(isPrincipal))) return null
  for (const { name, taints } of owners) {
    const taint = taints.find(isFromClient)
    if (taint === undefined || taints.length !== taints.filter(isFromClient).length || isAsked(view, route, taint)) continue
    if (comparesOwner(view, route, ownership) || isOfAnother(view, entity, name)) continue
    return { entity: entity.name, column: name, taint, others: othersWriting(view, arrival, name) }
  }
  return null
}

/** Its owners are those who call: they are accounts, or some route asks for its rows, or writes them, by who calls. */
function isOfCallers(view: View, { id, columns }: Entity): boolean {
  return columns.some(each => each.owner && each.relation !== null && view.entity(each.relation)?.account === true)
    || [...view.arrivals('filter'), ...view.arrivals('write')].some(each => each.entity === id && everyTaint(each.data).some(isPrincipal))
}

/** Another column says whose the rows are: the caller is written into it, and never into this one (`author_id` beside `assigned_to_id`). */
function isOfAnother(view: View, { id, columns }: Entity, column: string): boolean {
  const written = view.arrivals('write').filter(each => each.entity === id)
  const isCallers = (name: string): boolean => written.some(({ data }) => everyTaint(data.fields.get(name) ?? nothing).some(isPrincipal))
  return !isCallers(column) && columns.some(({ owner, name }) => owner && name !== column && isCallers(name))
}

/** Some query of the route asks for the caller and the same value together: whether he belongs there. */
function isAsked(view: View, route: Route, { path }: RequestTaint): boolean {
  return arrivalsOf(view, route).some(({ kind, data }) => {
    if (kind !== 'filter' && kind !== 'sql-values') return false
    const taints = everyTaint(data)
    return taints.some(isPrincipal) && taints.some(each => isFromClient(each) && each.path.at(-1) === path.at(-1))
  })
}

function othersWriting(view: View, arrival: Arrival, column: string): number {
  const routes = view.arrivals('write').filter(other => other.entity === arrival.entity && other.site.node !== arrival.site.node
    && everyTaint(other.data.fields.get(column) ?? nothing).some(isPrincipal)).flatMap(other => other.routes)
  return new Set(routes).size
}

const nothing: Arrival['data'] = { taints: [], fields: new Map(), elements: null }

function problem(view: View, route: Route, arrival: Arrival, { entity, column, taint, others }: Verdict): Problem {
  const vote = others === 0 ? '' : ` ${others} other ${others === 1 ? 'route writes' : 'routes write'} who calls.`
  return {
    place: arrival.place,
    message: `\`${route.method} ${route.path}\` knows who calls and yet takes from ${sayInput(view, taint)} whose \`${entity}\` it is (\`${column}\`): whoever is logged in writes rows in the name of `
      + `everybody else.${vote} Write the id of the caller.`,
    confidence: others > 0 ? 'high' : taint.origin.part === 'body' ? 'medium' : 'low',
    steps: taint.steps,
    related: [{ place: route.place, note: 'the route' }],
    fixes: fixes(view, arrival, column),
    identity: [route.method, route.path, arrival.callee, column].join('|')
  }
}

function fixes(view: View, arrival: Arrival, column: string): readonly Fix[] {
  const code = principalCode(view, arrival.function)
  const entry = arrival.argument === null ? null : entryAt(arrival.argument, column)
  if (code === null || entry === null || arrival.argument === null) return []
  return fixOf(`Write ${code}`, false, [setEntry(view, arrival.argument, entry, code)])
}
