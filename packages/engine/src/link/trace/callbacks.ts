import type { Call, Expression } from '../../model/expression.ts'
import type { Target } from '../../model/program.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import { lazyArguments } from '../activate.ts'
import { TURNS } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { turnOf } from '../methods/arrays.ts'
import { callbackOfMethod } from '../methods/index.ts'
import type { Position, Runner } from './position.ts'

type FunctionValue = Value & { readonly kind: 'function' }

/**
 * Functions that are handed to something that is not the project's: the walk supposes that they are called, there and then. Callbacks
 * of array methods run once for each element that is known.
 */
export function runCallbacks(walk: Runner, site: Site<Call>, targets: readonly Target[], at: Position): void {
  if (targets.some(target => target.kind === 'function' || target.kind === 'construct')) return
  for (const [index, node] of site.node.arguments.entries()) {
    if (node.kind !== 'function' && node.kind !== 'ref' && node.kind !== 'member') continue
    for (const value of walk.linker.evaluate(site.module, node, at.frame)) {
      if (value.kind !== 'function' || !walk.interest.touches(value.function)) continue
      for (const frame of activations(walk.linker, site, value, index, at.frame)) walk.run(value.function, frame ?? value.frame, at)
    }
  }
}

function activations(
  linker: Linker, site: Site<Call>, value: FunctionValue, argument: number, frame: Frame | null
): readonly (Frame | null)[] {
  const turns = argument === 0 ? turnsOf(linker, site, value, frame) : null
  if (turns) return turns
  const handed = value.function.node.parameters.map((_, index) => () => callbackOfMethod(linker, site, frame, index) ?? [])
  return [linker.enter({
    function: value.function,
    arguments: () => lazyArguments([...value.bound.map(list => () => list), ...handed]),
    parent: value.frame, self: value.self, call: site, caller: frame, bound: null
  })]
}

const overElements = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find'])

/** One activation for each element of an array that is written down. */
function turnsOf(linker: Linker, site: Site<Call>, value: FunctionValue, frame: Frame | null): readonly (Frame | null)[] | null {
  const { callee } = site.node
  if (callee.kind !== 'member' || !overElements.has(callee.property)) return null
  const { object } = callee
  const receivers = linker.evaluate(site.module, object, frame)
  const [only, ...others] = receivers
  if (only?.kind !== 'array' || others.length > 0) return null
  const elements = linker.elements(only)
  if (elements.includes(null)) return null
  const call = {
    site, frame, object, name: callee.property, receivers: () => receivers,
    argument: (index: number) => valuesOf(linker, site, site.node.arguments[index], frame)
  }
  return elements.slice(0, TURNS).map((element, index) => turnOf(linker, call, value, element, index))
}

function valuesOf(linker: Linker, site: Site<Call>, node: Expression | undefined, frame: Frame | null): readonly Value[] {
  return node ? linker.evaluate(site.module, node, frame) : []
}
