import {
  arrivalsOf, credentialPurpose, dropEntry, entryAt, fixOf, isFromRow, isScoped, listed, ownershipOf, sayRoutes, secretNamed,
  type Arrival, type Confidence, type Data, type Entity, type Fix, type Problem, type Route, type Rule, type Secret, type View
} from '@postern/engine'

export const noSensitiveFieldResponse: Rule = {
  meta: {
    name: 'no-sensitive-field-response',
    description: 'Secrets of a row must not be written into an answer or a token.',
    risks: [3],
    cwe: [359, 201],
    owasp: ['API3:2023', 'API3:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const arrival of [...view.arrivals('response-body'), ...view.arrivals('token-payload')]) {
      const leaks = leaksIn(view, arrival.data, []).flatMap(leak => {
        const confidence = judge(view, arrival, leak)
        return confidence === null ? [] : [{ ...leak, confidence }]
      })
      const [first] = leaks
      if (first !== undefined) yield problem(view, arrival, leaks, first.confidence)
    }
  }
}

/** A column of a row that was read by name, and the key under which it leaves. */
interface Leak {
  readonly keys: readonly string[]
  readonly entity: Entity
  readonly column: string
  readonly secret: Secret
}

function leaksIn(view: View, data: Data, keys: readonly string[]): readonly Leak[] {
  const own = data.taints.filter(isFromRow).flatMap((taint): readonly Leak[] => {
    const path = taint.path.filter(step => step !== '[]')
    const [column] = path
    const entity = view.entity(taint.origin.entity)
    const known = entity?.columns.find(each => each.name === column)
    // What was made of it (a digest, a test) has another type; where signs were taken out it is masked.
    if (taint.cleaned.length > 0) return []
    if (entity === null || known?.sensitive !== true || path.length !== 1 || taint.type === 'boolean' || taint.type === 'number') return []
    const secret = secretNamed(known.name)
    // A column that is hidden by default and is no secret was named here on purpose.
    return secret === null && known.hidden ? [] : [{ keys, entity, column: known.name, secret: secret ?? 'key' }]
  })
  // What is written into a row leaves as the row does: that is the business of no-entity-response.
  if (data.taints.some(isFromRow)) return own
  const deeper = [...data.fields].flatMap(([key, value]) => leaksIn(view, value, [...keys, key]))
  return [...own, ...deeper, ...data.elements === null ? [] : leaksIn(view, data.elements, keys)]
}

/**
 * Nobody needs a password back, or a code that was sent elsewhere. A token or key is what its owner asks for: at a login, when it is made,
 * or of a row that is picked by who calls.
 */
function judge(view: View, arrival: Arrival, { secret, entity }: Leak): Confidence | null {
  const routes = arrival.routes.flatMap(index => view.surface.routes[index] ?? [])
  // Instances that class-transformer writes leave out what their class excludes.
  if (arrival.argument?.node.kind !== 'object' && routes.some(route => route.handler?.answered?.excludes === true)) return null
  if (secret === 'password' || secret === 'salt') return 'high'
  if (secret === 'code' || arrival.kind === 'token-payload') return 'medium'
  return routes.length === 0 || routes.some(route => isForOwner(view, route, entity)) ? null : 'medium'
}

function isForOwner(view: View, route: Route, entity: Entity): boolean {
  const arrivals = arrivalsOf(view, route)
  if (credentialPurpose(view, route, arrivals) !== null) return true
  const own = arrivals.filter(each => each.entity === entity.id)
  const ownership = ownershipOf(entity)
  return own.some(each => each.kind === 'write') || (ownership !== null && own.some(each => each.kind === 'filter' && isScoped(each, ownership)))
}

function problem(view: View, arrival: Arrival, leaks: readonly Leak[], confidence: Confidence): Problem {
  const isToken = arrival.kind === 'token-payload'
  const routes = sayRoutes(view, arrival)
  const names = [...new Set(leaks.map(leak => `${leak.entity.name}.${leak.column}`))]
  const where = isToken ? `the token that \`${arrival.callee}\` signs, and everybody who holds it reads it, since it is signed and not sealed` : `the answer${routes === '' ? '' : ` of ${routes}`}`
  return {
    place: arrival.place,
    message: `${listed(names)} ${names.length > 1 ? 'are' : 'is'} written into ${where}: it lies in logs, caches and devices of clients from then on, where it can be tried or used. `
      + 'Leave it out; what a client must know of it is whether it is there.',
    confidence,
    steps: arrival.data.taints[0]?.steps ?? [],
    related: leaks.slice(0, 2).flatMap(({ entity, column }) => {
      const declared = entity.columns.find(each => each.name === column)
      return declared === undefined ? [] : [{ place: declared.place, note: `\`${column}\` is declared here` }]
    }),
    fixes: fixes(view, arrival, leaks),
    identity: [routes, arrival.callee, ...names].join('|')
  }
}

function fixes(view: View, { argument }: Arrival, leaks: readonly Leak[]): readonly Fix[] {
  const [only] = leaks
  const [key] = only?.keys ?? []
  const entry = argument === null || leaks.length !== 1 || key === undefined || only?.keys.length !== 1 ? null : entryAt(argument, key)
  return argument === null || entry === null ? [] : fixOf(`Leave out ${entry.key}`, false, [dropEntry(view, argument, entry)])
}
