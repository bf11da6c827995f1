import type { Entity } from '../model/entity.ts'
import type { Arrival } from '../model/flow.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'
import { arrivalsOf } from './by-route.ts'
import { dutiesOf } from './duties.ts'
import { callsReachedBy } from './reached.ts'
import { everyTaint, isFromClient } from './taints.ts'

/** What a route lets its callers do. */
export interface Effect {
  readonly kind: 'write' | 'read'
  /** As it goes on after "can": `delete rows of \`loans\``. */
  readonly words: string
  /** What does it (`Pool.query`). */
  readonly callee: string
  readonly place: Place
  readonly entity: Entity | null
  /** The client decides which rows are touched or what is written into them. */
  readonly driven: boolean
}

/**
 * Writes that the client steers first, then reads of tables with an owner or a secret (catalogues are for everybody), then what the
 * client has no say in: a counter, a captcha, a note that somebody came by. What happens on the way to every route is no route's own.
 */
export function worstEffect(view: View, route: Route): Effect | null {
  const own = arrivalsOf(view, route).filter(arrival => !isByTheWay(view, route, arrival))
  const steered = own.filter(each => each.kind !== 'response-body' && everyTaint(each.data).some(isFromClient)).map(each => each.site)
  // `db('loans').where({ id }).delete()`: the condition that the client gives stands in the call before.
  const isDriven = ({ site: { module, node } }: Arrival): boolean =>
    steered.some(other => other.module === module && other.node.start >= node.start && other.node.end <= node.end)
  const effects = own.flatMap(arrival => effectOf(view, arrival, isDriven(arrival)) ?? [])
    .sort((a, b) => Number(b.driven) - Number(a.driven))
  return effects.find(each => each.kind === 'write' && each.driven) ?? uploadOf(view, route)
    ?? effects.find(each => each.kind === 'read') ?? effects[0] ?? null
}

/** Done by a middleware of the router or the application, and not by what the route itself names. */
function isByTheWay(view: View, { chain }: Route, { site }: Arrival): boolean {
  const isDoneBy = (isOwn: boolean): boolean => chain.some(element => (element.scope === 'route' || element.role === 'handler') === isOwn
    && callsReachedBy(view, element).some(({ node }) => node === site.node))
  return isDoneBy(false) && !isDoneBy(true)
}

function effectOf(view: View, arrival: Arrival, driven: boolean): Effect | null {
  const entity = arrival.entity === null ? null : view.entity(arrival.entity)
  const table = entity === null ? 'rows' : `rows of \`${entity.name}\``
  const { operation, callee, place, kind } = arrival
  const isFiltered = kind === 'filter' || kind === 'sql-text'
  if (kind === 'write' || (isFiltered && operation !== null && operation !== 'read')) {
    return { kind: 'write', words: `${verbs[operation ?? 'update']} ${table}`, callee, place, entity, driven }
  }
  const isPrivate = entity?.columns.some(column => column.owner || (column.sensitive && !column.hidden)) === true
  return isPrivate && isFiltered ? { kind: 'read', words: `read ${table}`, callee, place, entity, driven } : null
}

const verbs = { create: 'add', update: 'change', delete: 'delete', read: 'read' } as const

/** Files that are taken from the client by a middleware of the route. */
function uploadOf(view: View, { chain }: Route): Effect | null {
  const taking = chain.find(element => element.scope === 'route' && dutiesOf(view, element).has('upload'))
  return taking === undefined ? null : { kind: 'write', words: 'upload files', callee: taking.name, place: taking.place, entity: null, driven: true }
}
