import type { Call, Expression } from '../../model/expression.ts'
import type { Result } from '../../model/library.ts'
import type { Target } from '../../model/program.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import { lazyArguments } from '../activate.ts'
import { TURNS } from '../limits.ts'
import { asList } from '../library/libraries.ts'
import { callbackArguments } from '../library/results.ts'
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
    if (!mayBeFunction(node) || targets.some(target => handsOn(target, index))) continue
    for (const value of functionsOf(walk.linker, walk.linker.evaluate(site.module, node, at.frame))) {
      const given = callbackValues(walk.linker, site, targets, value, index, at.frame)
      const isOfInterest = walk.interest.touches(value.function) || given.some(values => values.some(walk.interest.of))
      if (!isOfInterest) continue
      for (const frame of activations(walk.linker, site, value, index, given, at.frame)) walk.run(value.function, frame ?? value.frame, at)
    }
  }
}

const forms: ReadonlySet<Expression['kind']> = new Set(['function', 'ref', 'member', 'call', 'await', 'require', 'import-call'])
const mayBeFunction = (node: Expression): boolean => forms.has(node.kind)

/** The library gives back what it was handed: it is called elsewhere, if at all. */
function handsOn(target: Target, index: number): boolean {
  return target.kind === 'library' && asList<Result>(target.target.signature?.returns).some(result => 'from' in result && result.from === String(index))
}

/** The functions that are handed over; a module stands for its default export (which of CommonJS may be the module itself). */
function functionsOf(linker: Linker, values: readonly Value[]): readonly FunctionValue[] {
  const handed = values.flatMap(value => value.kind === 'module' ? linker.exported(value.module, 'default') : [value])
  return handed.filter(value => value.kind === 'function')
}

/** What the libraries that are called hand to the function, parameter by parameter. */
function callbackValues(
  linker: Linker, site: Site<Call>, targets: readonly Target[], value: FunctionValue, argument: number, frame: Frame | null
): readonly (readonly Value[])[] {
  for (const target of targets) {
    if (target.kind !== 'library') continue
    const use = { target: target.target, call: site, frame }
    const given = callbackArguments(linker, use, argument, '', value.function.node.parameters.length)
    if (given !== null) return given
  }
  return []
}

function activations(
  linker: Linker, site: Site<Call>, value: FunctionValue, argument: number, given: readonly (readonly Value[])[], frame: Frame | null
): readonly (Frame | null)[] {
  const turns = argument === 0 ? turnsOf(linker, site, value, frame) : null
  if (turns) return turns
  const handed = value.function.node.parameters.map((_, index) => () => callbackOfMethod(linker, site, frame, index) ?? given[index] ?? [])
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
