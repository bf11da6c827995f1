import type { FunctionRef, LooseHandler, Program, Value } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'express', type, of: null, created: null, frame: null }]
const REQUEST = instance('Request')
const RESPONSE = instance('Response')
const NEXT = instance('NextFunction')

/** Says of every function that Express calls what its parameters are. Functions with four parameters handle errors. */
export function assume({ program }: Context, registered: Registered, loose: readonly LooseHandler[]): void {
  for (const { element } of registered.elements) {
    for (const { function: ref } of element.functions) assumeOne(program, ref, element.role === 'error-handler')
    for (const value of element.values) if (value.kind === 'function') assumeOne(program, value.function, element.role === 'error-handler')
  }
  for (const handler of loose) assumeOne(program, handler.function, handler.function.node.parameters.length === 4)
}

function assumeOne(program: Program, ref: FunctionRef, handlesErrors: boolean): void {
  const first = handlesErrors ? 1 : 0
  for (const [offset, values] of [REQUEST, RESPONSE, NEXT].entries()) {
    if (first + offset < ref.node.parameters.length) program.assumeParameter(ref, first + offset, values)
  }
}
