import type { Frame, FunctionRef, Program, Value } from '../../model/index.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'express', type, of: null, created: null, frame: null }]
const REQUEST = instance('Request')
const RESPONSE = instance('Response')
const NEXT = instance('NextFunction')

/** What Express hands to a function, by its number of parameters: with four it handles errors, unless it loads a parameter. */
export function handedTo(ref: FunctionRef, role: string): readonly (readonly Value[])[] {
  const unknown: readonly Value[] = [{ kind: 'unknown' }]
  return ref.node.parameters.length === 4 && role !== 'parameter' ? [unknown, REQUEST, RESPONSE, NEXT] : [REQUEST, RESPONSE, NEXT]
}

/** The activation in which Express runs a function; null when nothing about it is known beyond that. */
export function activation(program: Program, value: Value & { readonly kind: 'function' }, role: string): Frame | null {
  if (value.frame === null && value.self === null) return null
  return program.assume(value.function, [...value.bound, ...handedTo(value.function, role)], value.frame, value.self)
}
