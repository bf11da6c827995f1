import type { FunctionRef, LooseHandler } from '../../model/index.ts'
import type { Registered } from '../adapter.ts'
import type { Handing, Reading } from './convention.ts'

/** Says of every function that the framework calls what its parameters are. */
export function assume(reading: Reading<Handing>, registered: Registered, loose: readonly LooseHandler[]): void {
  for (const { element } of registered.elements) {
    for (const { function: ref } of element.functions) assumeOne(reading, ref, element.role)
    for (const value of element.values) if (value.kind === 'function' && value.bound.length === 0) assumeOne(reading, value.function, element.role)
  }
  for (const handler of loose) assumeOne(reading, handler.function, 'handler')
}

function assumeOne({ program, convention }: Reading<Handing>, ref: FunctionRef, role: string): void {
  for (const [index, values] of convention.handedTo(ref, role).entries()) {
    if (index < ref.node.parameters.length && values[0]?.kind === 'instance') program.assumeParameter(ref, index, values)
  }
}
