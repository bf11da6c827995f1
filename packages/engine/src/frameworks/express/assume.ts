import type { FunctionRef, LooseHandler, Program } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'
import { handedTo } from './instances.ts'

/** Says of every function that Express calls what its parameters are. */
export function assume({ program }: Context, registered: Registered, loose: readonly LooseHandler[]): void {
  for (const { element } of registered.elements) {
    for (const { function: ref } of element.functions) assumeOne(program, ref, element.role)
    for (const value of element.values) if (value.kind === 'function' && value.bound.length === 0) assumeOne(program, value.function, element.role)
  }
  for (const handler of loose) assumeOne(program, handler.function, 'handler')
}

function assumeOne(program: Program, ref: FunctionRef, role: string): void {
  for (const [index, values] of handedTo(ref, role).entries()) {
    if (index < ref.node.parameters.length && values[0]?.kind === 'instance') program.assumeParameter(ref, index, values)
  }
}
