import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { ChainElement, Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Site, Value } from '../model/value.ts'

/** A place at which a middleware runs. */
export interface Installed {
  readonly route: Route
  readonly element: ChainElement
}

const known = new WeakMap<View, ReadonlyMap<Call, readonly Installed[]>>()

/** Where the middleware runs that a call makes (`express.json()`), or that is a member of what it makes, in the order of the surface. */
export function installedAt(view: View, { node }: Site<Call>): readonly Installed[] {
  let found = known.get(view)
  if (found === undefined) known.set(view, found = read(view))
  return found.get(node) ?? []
}

/** Whether nobody comes to a middleware without a credential, and it is there for single routes. */
export function isForFewKnown(view: View, call: Site<Call>): boolean {
  const places = installedAt(view, call)
  return places.length > 0 && places.every(({ route, element }) => element.scope === 'route' && route.auth === 'proven')
}

/** The path at which a middleware is put where it is written: the text in front of it in the call that takes it; null: there is none. */
export function mountOf(view: View, { module, node }: Site<Call>): string | null {
  const outer = callsOf(module).find(call => call.arguments.includes(node))
  const [first] = outer?.arguments ?? []
  const path = first === undefined ? undefined : view.program.constant({ module, node: first })
  return typeof path === 'string' ? path : null
}

/** The call that made a value, and before it the one that made what it is a member of (`multer()` of `upload.single()`). */
function madeBy({ program }: View, value: Value): readonly Call[] {
  const created = value.kind === 'library' || value.kind === 'instance' ? value.created : null
  if (created?.node.kind !== 'call') return []
  const { callee } = created.node
  if (callee.kind !== 'member') return [created.node]
  const makers = program.evaluate({ module: created.module, node: callee.object }, value.kind === 'library' || value.kind === 'instance' ? value.frame : null)
  return [created.node, ...makers.flatMap(maker => (maker.kind === 'instance' && maker.created?.node.kind === 'call' ? [maker.created.node] : []))]
}

function read(view: View): ReadonlyMap<Call, readonly Installed[]> {
  const found = new Map<Call, Installed[]>()
  for (const route of view.surface.routes) {
    for (const element of route.chain) {
      for (const value of element.values) {
        for (const made of madeBy(view, value)) {
          const places = found.get(made)
          if (places === undefined) found.set(made, [{ route, element }])
          else places.push({ route, element })
        }
      }
    }
  }
  return found
}
