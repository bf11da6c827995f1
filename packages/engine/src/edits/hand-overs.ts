import type { Call, Expression, ObjectExpression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Arrival, Taint } from '../model/flow.ts'
import type { Binding, Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import type { Span } from '../model/span.ts'
import type { Site } from '../model/value.ts'

/** Where data of the request is handed on as a whole: as an argument, or inside of an object that is one. */
export interface HandOver {
  readonly site: Site
  readonly call: Call
  /** The object that it is spread into, and how many entries stand before it there; null: it is a value of its own. */
  readonly spread: { readonly object: ObjectExpression, readonly before: number } | null
  /** Arguments before the one that it stands in. */
  readonly index: number
  /** It is the value of this key, written once for both (`{ data }`). */
  readonly shorthand: string | null
}

/**
 * The place at which data of the request is handed on as a whole, the nearest to where it arrives: in the call that it arrives at, in
 * the calls of the same function that it went through, or where it is read. Null when it is handed on in parts, or by another name.
 */
export function handOver(view: View, arrival: Arrival, taint: Taint): HandOver | null {
  const { function: ref, site, placeholders } = arrival
  const steps = taint.steps.map(({ place }) => place)
  const near = steps.filter(({ path, start, end }) => path === ref.module.path && start >= ref.node.start && end <= ref.node.end)
  const passed = near.reverse().flatMap(place => callsOf(ref.module).find(each => same(each, place)) ?? [])
  const arriving = site.node.kind === 'call' && placeholders === null ? [site.node] : []
  for (const call of [...arriving, ...passed]) {
    const found = positions(ref.module, call).find(({ site: { node } }) => isHeld(view, arrival, taint, ref.module, node))
    if (found !== undefined) return found
  }
  return whereRead(view, taint)
}

/** The argument in which the request is read. */
function whereRead(view: View, { origin: { place }, path }: Taint): HandOver | null {
  const module = view.module(place.path)
  if (module === null) return null
  for (const call of callsOf(module)) {
    if (place.start < call.start || call.end < place.end) continue
    const found = positions(module, call).find(each => isRead(each.site.node, place, path))
    if (found !== undefined) return found
  }
  return null
}

/** Values that a call is given, those in objects that it is given included. */
function positions(module: Module, call: Call): readonly HandOver[] {
  const inObject = (object: ObjectExpression, index: number): readonly HandOver[] => object.entries.flatMap((entry, before) => {
    const { value } = entry
    if (entry.kind !== 'spread' && value.kind === 'object') return inObject(value, index)
    const shorthand = entry.kind === 'property' && entry.form === 'shorthand' ? entry.key : null
    return [{ site: { module, node: value }, call, index, shorthand, spread: entry.kind === 'spread' ? { object, before } : null }]
  })
  return call.arguments.flatMap((node, index) => node.kind === 'object'
    ? inObject(node, index)
    : [{ site: { module, node }, call, index, shorthand: null, spread: null }])
}

/** Whether an expression is the data as a whole: the read itself, or a name that holds it (or the rest of it) and nothing else. */
function isHeld(view: View, arrival: Arrival, taint: Taint, module: Module, node: Expression): boolean {
  const { place } = taint.origin
  if (place.path === module.path && isRead(node, place, taint.path)) return true
  const binding = node.kind === 'ref' ? module.bindings[node.binding] : undefined
  if (binding === undefined) return false
  if (binding.parameter !== null) return isHanded(view, arrival, taint, binding)
  const [value] = binding.values
  if (value === undefined || binding.values.length > 1) return false
  const source = value.kind === 'rest' ? value.object : binding.kind === 'temporary' ? value : null
  return source === null ? place.path === module.path && isRead(value, place, taint.path) : isHeld(view, arrival, taint, module, source)
}

/** `req.body`, `await c.req.json()`, `c.req.valid('json')`, and what is read of them. */
function isRead(node: Expression, place: Span, path: readonly string[]): boolean {
  if (same(node, place)) return true
  if (node.kind === 'await') return isRead(node.value, place, path)
  if (node.kind === 'member') return path.includes(node.property) && isRead(node.object, place, path)
  if (node.kind !== 'call' || node.callee.kind !== 'member') return false
  return node.arguments.every(({ kind }) => kind === 'literal') && isRead(node.callee.object, place, path)
}

/** A parameter for which the data was handed in. */
function isHanded(view: View, { function: ref }: Arrival, { steps, origin }: Taint, { parameter }: Binding): boolean {
  if (parameter === null || ref.module.functions[parameter.function] !== ref.node) return false
  return view.program.callers(ref).some(({ module, node }) => {
    const argument = node.arguments[parameter.index]
    return argument !== undefined && [origin, ...steps].some(({ place }) => place.path === module.path && same(argument, place))
  })
}

function same(node: Span, place: Span): boolean {
  return node.start === place.start && node.end === place.end
}
