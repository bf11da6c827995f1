import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Port } from '../../model/library.ts'
import { parsePort, type PortStep } from '../../model/port.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { nothing, unite, type Values } from '../values.ts'

/** What stands at a place of a call. Empty: nothing, or nothing is known. */
export function valuesAt(linker: Linker, port: Port, call: Site<Call | Tagged>, frame: Frame | null, self: Value | null = null): Values {
  const parsed = parsePort(port)
  if (!parsed) return nothing
  const { root } = parsed
  const evaluate = (node: Expression): Values => linker.evaluate(call.module, node, frame)
  const given = call.node.kind === 'tagged' ? call.node.values : call.node.arguments
  let values: Values = nothing
  if (root.kind === 'this') values = self ? [self] : nothing
  else if (root.kind === 'argument') values = argument(linker, given, root.index, evaluate)
  else if (root.kind === 'arguments') values = unite(given.slice(root.from).map(node => evaluate(node.kind === 'spread' ? node.value : node)))
  else if (root.kind === 'values') values = unite(given.map(evaluate))
  for (const step of parsed.path) values = walk(linker, values, step)
  return values
}

function argument(linker: Linker, given: readonly Expression[], index: number, evaluate: (node: Expression) => Values): Values {
  const spread = given.findIndex(node => node.kind === 'spread')
  if (spread < 0 || spread > index) {
    const node = given[index]
    return node ? evaluate(node) : nothing
  }
  const source = given[spread]
  if (source?.kind !== 'spread') return nothing
  return unite(evaluate(source.value).map(value => linker.member(value, String(index - spread))))
}

function walk(linker: Linker, values: Values, step: PortStep): Values {
  if (step.kind === 'property') return unite(values.map(value => linker.member(value, step.name)))
  if (step.kind !== 'element') return nothing
  return unite(values.flatMap(value => linker.elements(value).map(placed =>
    placed ? linker.evaluate(placed.site.module, placed.site.node, placed.frame) : nothing)))
}
