import type { ChainElement, Call, Expression, Frame, FunctionNode, FunctionRef, Module, Site, Value } from '../../model/index.ts'
import { WRAPPER_DEPTH } from '../limits.ts'
import { callsIn } from '../walk.ts'
import { activation, type Handing, type Reading } from './convention.ts'
import type { Item } from './items.ts'

type Running = ChainElement['functions'][number]

export interface Unwrapped {
  readonly functions: readonly Running[]
  /** As called, outermost first. */
  readonly wrappers: readonly string[]
}

/**
 * The functions that do the work of an item. A wrapper is known by what it does: it is called with the function, and what it
 * returns calls that function with its own request and response (`asyncHandler`); of a package, it is a call with a function
 * among its arguments. Functions that no wrapper is around are what they are.
 */
export function unwrap(reading: Reading<Handing>, item: Item, role = 'middleware'): Unwrapped {
  const functions = new Map<FunctionRef, Running>()
  const wrappers: string[] = []
  for (const value of item.values) open(reading, value, role, 0, functions, wrappers)
  return { functions: [...functions.values()], wrappers }
}

function open(
  reading: Reading<Handing>, value: Value, role: string, depth: number, into: Map<FunctionRef, Running>, wrappers: string[]
): void {
  const inner = depth < WRAPPER_DEPTH ? insideOf(reading, value) : null
  if (inner !== null) {
    if (!wrappers.includes(inner.name)) wrappers.push(inner.name)
    for (const wrapped of inner.values) open(reading, wrapped, role, depth + 1, into, wrappers)
  } else if (value.kind === 'function' && !into.has(value.function)) {
    into.set(value.function, { function: value.function, frame: activation(reading, value, role) })
  }
}

interface Inside {
  readonly values: readonly Value[]
  readonly name: string
}

/** What a wrapper wraps, and its name; null when the value is no wrapper. */
function insideOf(reading: Reading<Handing>, value: Value): Inside | null {
  const { program, convention } = reading
  if (value.kind === 'library' || value.kind === 'instance') return insideOfLibrary(reading, value.created, value.frame)
  if (value.kind !== 'function' || value.function.node.parent <= 0) return null
  const { module, node, index } = value.function
  const carried = node.parameters.slice(0, convention.carried)
  if (carried.length < convention.carried) return null
  for (const call of callsIn(module, index)) {
    if (!carried.every(({ binding }, at) => passes(call, binding, at))) continue
    const wrapped = calledParameter(call, module, index)
    if (wrapped === null) continue
    const inner = activation(reading, value, 'middleware')
    const called: readonly Value[] = program.evaluate({ module, node: wrapped.callee }, inner)
    const values = called.filter(({ kind }) => kind === 'function' || kind === 'library')
    if (values.length > 0 && !values.includes(value)) return { values, name: wrapped.owner.name ?? node.name ?? 'wrapper' }
  }
  return null
}

/** Whether the call hands the parameter on at this place, also through `.call(this, ...)`. */
function passes(call: Call, binding: number, index: number): boolean {
  const shift = call.callee.kind === 'member' && call.callee.property === 'call' ? 1 : 0
  const argument = call.arguments[index + shift]
  return argument?.kind === 'ref' && argument.binding === binding
}

/** The callee, when it is a parameter of a function around this one. */
function calledParameter(call: Call, module: Module, inner: number): { readonly callee: Expression, readonly owner: FunctionNode } | null {
  const callee = call.callee.kind === 'member' && call.callee.property === 'call' ? call.callee.object : call.callee
  const root = rootOf(callee)
  if (root?.kind !== 'ref') return null
  const binding = module.bindings[root.binding]
  const owner = binding === undefined ? undefined : module.functions[binding.function]
  if (binding === undefined || owner === undefined || binding.function === inner || binding.function === 0) return null
  return binding.kind === 'parameter' || binding.kind === 'temporary' ? { callee, owner } : null
}

function rootOf(callee: Expression): Expression | null {
  let node = callee
  while (node.kind === 'member') node = node.object
  return node
}

function insideOfLibrary({ program, convention }: Reading<Handing>, created: Site | null, frame: Frame | null): Inside | null {
  if (created?.node.kind !== 'call') return null
  const { module, node } = created
  const targets = program.targets({ module, node }, frame)
  if (targets.some(found => found.kind === 'library' && found.target.signature?.middleware !== undefined)) return null
  const values: Value[] = []
  for (const argument of node.arguments) {
    for (const value of program.evaluate({ module, node: argument }, frame)) {
      if (value.kind === 'function' && value.function.node.parameters.length >= convention.carried) values.push(value)
    }
  }
  return values.length === 0 ? null : { values, name: program.words({ module, node: node.callee }) }
}
