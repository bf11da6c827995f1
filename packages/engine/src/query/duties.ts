import type { Call } from '../model/expression.ts'
import type { Item, MiddlewareRole, Signature } from '../model/library.ts'
import type { ChainElement, Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import { callsReachedBy } from './reached.ts'

export type Duty = MiddlewareRole['role']

const known = new WeakMap<ChainElement, ReadonlySet<Duty>>()

/** What the packages behind a middleware do for the request, by their models (`rate-limit`, `headers`, `session` ...). Memoised. */
export function dutiesOf(view: View, element: ChainElement): ReadonlySet<Duty> {
  let duties = known.get(element)
  if (duties === undefined) known.set(element, duties = new Set(element.values.flatMap(value => dutiesOfValue(view, value))))
  return duties
}

/** Whether anything on the way to a handler does this, for all requests or by a test of its own. */
export function hasDuty(view: View, route: Route, duty: Duty): boolean {
  return route.chain.some(element => dutiesOf(view, element).has(duty))
}

function dutiesOfValue(view: View, value: Value): readonly Duty[] {
  if (value.kind === 'class') {
    // A class that a package's own one stands behind (`extends ThrottlerGuard`).
    const { library } = view.program.ancestors(value.class)
    const type = library === null ? undefined : view.program.libraries.get(library.package)?.exports[library.type]
    return type === undefined ? [] : dutiesOfItem(type)
  }
  if (value.kind === 'object') return dutiesOfValue(view, { kind: 'class', class: value.class, frame: value.frame })
  if (value.kind !== 'library' && value.kind !== 'instance') return []
  const { created } = value
  // An instance that is called itself (`const { doubleCsrfProtection } = doubleCsrf()`).
  const called = value.kind === 'instance' ? [view.program.libraryType(value.package, value.type)?.call ?? []].flat() : []
  const own = called.flatMap(each => each.middleware?.role ?? [])
  if (own.length > 0) return own
  if (created?.node.kind === 'call') return dutiesOfCall(view, { module: created.module, node: created.node }, value.frame)
  const item = view.program.item(value, null)
  return item === null ? [] : dutiesOfItem(item.item)
}

function dutiesOfItem(item: Item): readonly Duty[] {
  return signatures(item).flatMap(each => each.middleware?.role ?? [])
}

function signatures({ call, new: constructed }: Item): readonly Signature[] {
  return [call, constructed].flatMap(each => (each === undefined ? [] : [each].flat()))
}

function dutiesOfCall(view: View, site: Site<Call>, frame: Frame | null): readonly Duty[] {
  return view.program.targets(site, frame).flatMap(target => {
    if (target.kind !== 'library' || target.target.signature === null) return []
    const { middleware, installs } = target.target.signature
    const plugin = installs === undefined ? undefined : site.node.arguments[0]
    if (plugin === undefined) return middleware === undefined ? [] : [middleware.role]
    return view.program.evaluate({ module: site.module, node: plugin }, frame).flatMap(value => {
      const role = view.program.item(value, null, site, frame)?.signature?.middleware?.role
      return role === undefined ? [] : [role]
    })
  })
}

/** The first call on the way of a request that takes its whole body into memory. */
export function bufferedAt(view: View, route: Route): { readonly site: Site<Call>, readonly callee: string } | null {
  for (const element of route.chain) {
    for (const site of callsReachedBy(view, element)) {
      for (const target of view.program.targets(site)) {
        if (target.kind === 'library' && target.target.signature?.buffers === true) return { site, callee: target.target.name }
      }
    }
  }
  return null
}

/** Whether a function on the chain answers with this status by itself, in a constant. */
export function answersStatus(view: View, route: Route, status: number): boolean {
  return route.chain.some(element => callsReachedBy(view, element).some(site => view.program.targets(site).some(target => {
    if (target.kind !== 'library' || target.target.signature === null) return false
    const { answers, status: sets } = target.target.signature
    const port = answers?.status ?? sets
    if (typeof port === 'number') return port === status
    const given = port === undefined ? undefined : site.node.arguments[Number(port)]
    return given !== undefined && view.program.constant({ module: site.module, node: given }) === status
  })))
}
