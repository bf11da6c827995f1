import { expressionsOf } from '../model/expressions.ts'
import type { FunctionRef } from '../model/value.ts'

/** Whether a function reads a property, or says a text, of this form: headers by their names, whatever they are read with. */
export function speaksOf({ module, index }: FunctionRef, name: RegExp): boolean {
  return expressionsOf(module, index).some(node =>
    (node.kind === 'member' && name.test(node.property)) || (node.kind === 'literal' && typeof node.value === 'string' && name.test(node.value)))
}
