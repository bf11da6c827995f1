import {
  arrivalsOf, comparesOwner, everyTaint, fixOf, insert, isFromClient, isScoped, keyFromClient, listed, ownershipOf, principalCode,
  type Arrival, type Confidence, type Fix, type Ownership, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const requireObjectOwnership: Rule = {
  meta: {
    name: 'require-object-ownership',
    description: 'A row that belongs to somebody must be picked by whose it is, not only by a key that the client sends.',
    risks: [1],
    cwe: [639],
    owasp: ['API1:2023', 'API1:2019', 'A01:2021'],
    preset: 'strict',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const route of view.surface.routes) {
      // Open routes are the business of require-authentication; who has a role may act for others.
      if (route.auth !== 'proven' || route.guards.some(guard => guard.refuses === 'authorization')) continue
      for (const arrival of arrivalsOf(view, route)) {
        const found = arrival.kind === 'filter' ? judge(view, route, arrival) : null
        if (found !== null) yield problem(view, route, arrival, found)
      }
    }
  }
}

interface Verdict {
  readonly ownership: Ownership
  readonly key: string
  readonly confidence: Confidence
  /** Routes that ask whose row it is. */
  readonly scoped: readonly Route[]
}

function judge(view: View, route: Route, arrival: Arrival): Verdict | null {
  const entity = arrival.entity === null ? null : view.entity(arrival.entity)
  const ownership = entity === null ? null : ownershipOf(entity)
  const key = keyFromClient(arrival)
  if (ownership === null || key === null || isScoped(arrival, ownership) || comparesOwner(view, route, ownership)) return null
  if (isScopedBeside(view, route, arrival, ownership) || leavesOwnMark(view, route, arrival)) return null
  const changes = arrival.operation === 'update' || arrival.operation === 'delete' || writesWhatItFinds(view, route, arrival)
  const scoped = view.surface.routes.filter(other => other !== route && isCareful(view, other, ownership))
  // Reading rows of others is what many pages are for: the vote of the other routes says that it is not so here.
  if (!changes && (scoped.length === 0 || ownership.isAccount)) return null
  return { ownership, key, scoped, confidence: scoped.length === 0 ? 'low' : changes ? 'high' : 'medium' }
}

/** Another query of the route asks for the same entity by its owner: the row was checked before. */
function isScopedBeside(view: View, route: Route, arrival: Arrival, ownership: Ownership): boolean {
  return arrivalsOf(view, route).some(other => other.kind === 'filter' && other.entity === arrival.entity
    && other.site.node !== arrival.site.node && isScoped(other, ownership))
}

/** A like, a follow, a visit: what is written is the caller, and nothing else that the client chose. */
function leavesOwnMark(view: View, route: Route, arrival: Arrival): boolean {
  const writes = arrivalsOf(view, route).filter(each => each.kind === 'write' && each.entity === arrival.entity)
  return writes.length > 0 && writes.every(({ data }) => {
    const taints = everyTaint(data)
    return !taints.some(isFromClient) && taints.some(taint => taint.origin.kind === 'request' && taint.origin.part === 'principal')
  })
}

function writesWhatItFinds(view: View, route: Route, arrival: Arrival): boolean {
  return arrivalsOf(view, route).some(other => other.kind === 'write' && other.entity === arrival.entity && other.operation !== 'create')
}

function isCareful(view: View, route: Route, ownership: Ownership): boolean {
  const asks = arrivalsOf(view, route).filter(each => each.kind === 'filter' && each.entity === ownership.entity.id)
  return asks.some(each => isScoped(each, ownership)) || (asks.length > 0 && comparesOwner(view, route, ownership))
}

const verbs = { create: 'adds', read: 'reads', update: 'changes', delete: 'deletes' } as const

function problem(view: View, route: Route, arrival: Arrival, { ownership, key, scoped, confidence }: Verdict): Problem {
  const { entity, columns, isAccount } = ownership
  const whose = isAccount ? 'every row is an account' : `the row says whose it is (${listed(columns)})`
  const vote = scoped.length === 0 ? '' : ` ${scoped.length} other ${scoped.length === 1 ? 'route asks' : 'routes ask'} whose \`${entity.name}\` it is.`
  return {
    place: arrival.place,
    message: `\`${route.method} ${route.path}\` ${verbs[arrival.operation ?? 'read']} the \`${entity.name}\` whose \`${key}\` the client sends, and nothing asks whether it belongs to the `
      + `caller although ${whose}: everybody who is logged in reaches the rows of everybody else by counting.${vote} `
      + `Add the owner to the condition (${isAccount ? 'the id of the principal' : `\`${columns[0] ?? ''}\``}), or compare it before anything is done with the row.`,
    confidence,
    steps: arrival.data.taints[0]?.steps ?? [],
    related: [{ place: route.place, note: 'the route' }],
    fixes: fixes(view, arrival, ownership),
    identity: [route.method, route.path, arrival.callee, entity.name].join('|')
  }
}

/** The owner beside the key in the condition, where that is written as an object, and other routes show how the caller is named. */
function fixes(view: View, { argument, function: holder }: Arrival, { entity, columns, isAccount }: Ownership): readonly Fix[] {
  const code = principalCode(view, holder)
  const column = entity.columns.find(each => columns.includes(each.name) && each.relation === null)?.name
  if (isAccount || code === null || column === undefined || argument?.node.kind !== 'object') return []
  const last = argument.node.entries.at(-1)
  const isWritten = argument.node.entries.some(entry => entry.kind === 'property' && entry.key === column)
  if (last === undefined || isWritten) return []
  return fixOf(`Ask for ${column} as well`, false, [insert(argument.module.path, last.end, `, ${column}: ${code}`)])
}
