import type { Expression } from '../model/expression.ts'
import { callsOf, forEachExpression } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'
import type { TypeNode } from '../model/type.ts'

/** A type that is written for data which comes from outside: how, where, and the type. */
export interface Claim {
  readonly form: 'cast' | 'annotation' | 'type-argument' | 'parameter'
  readonly place: Place
  readonly module: Module
  readonly type: TypeNode
}

/** The type that the code says of data at the place where it is read of the request. Null: it says none, or one that promises nothing. */
export function claimedType(view: View, place: Place, routes: readonly Route[]): Claim | null {
  const module = view.module(place.path)
  if (module === null) return null
  const claim = ofParameter(routes) ?? ofExpression(module, place)
  return claim === null || (claim.type.kind === 'keyword' && /^(?:any|unknown|object|never)$/.test(claim.type.name)) ? null : claim
}

/** `@Body() loan: NewLoan`: where the framework hands the body over, that is where it comes from, wherever it is read. */
function ofParameter(routes: readonly Route[]): Claim | null {
  for (const element of routes.flatMap(route => route.chain)) {
    const index = (element.inputs ?? []).findIndex(input => input?.part === 'body' && input.key === null)
    const [running] = element.functions
    const parameter = running?.function.node.parameters[index]
    if (running === undefined || parameter?.type == null) continue
    const { module } = running.function
    return { form: 'parameter', place: { path: module.path, start: parameter.start, end: parameter.end }, module, type: parameter.type }
  }
  return null
}

/** `req.body as NewLoan`, `const loan: NewLoan = req.body`, `c.req.json<NewLoan>()`. */
function ofExpression(module: Module, { path, start, end }: Place): Claim | null {
  const nodes: Expression[] = []
  forEachExpression(module, node => {
    // `(await request.json()) as NewLoan`: the cast is around the `await`.
    const read = node.kind === 'await' ? node.value : node
    if (read.start !== start || read.end !== end) return
    nodes.push(node)
    // `const { title } = req.body as NewLoan`: the place is that of the part that is read.
    if (node.kind === 'member') nodes.push(node.object)
  })
  for (const node of nodes) {
    const cast = node.casts?.findLast(each => each.type !== null)
    if (cast?.type != null) return { form: 'cast', place: { path, start: cast.start, end: cast.end }, module, type: cast.type }
    const [argument] = node.kind === 'call' ? node.typeArguments ?? [] : []
    if (argument !== undefined) return { form: 'type-argument', place: { path, start, end }, module, type: argument }
    const binding = module.bindings.find(each => each.type !== null && each.values.includes(node))
    if (binding?.type != null) return { form: 'annotation', place: { path, start, end }, module, type: binding.type }
  }
  return null
}

/** Whether what is read at a place is also an argument of a function of which nothing is known, in the same file: that may check it. */
export function handsToUnknown(view: View, place: Place): boolean {
  const module = view.module(place.path)
  if (module === null) return false
  const text = view.text(place.path)
  const read = text.slice(place.start, place.end)
  return callsOf(module).some(node => node.arguments.some(each => text.slice(each.start, each.end) === read)
    && view.program.targets({ module, node }).some(({ kind }) => kind === 'opaque'))
}
