import type { Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { isInformative, type Values } from '../values.ts'

/**
 * Whether values say more than a declared type would: what a call of a package without a model gives is not known to anybody, so
 * that a type which is written down beside it says more.
 */
export function areTelling(linker: Linker, values: Values): boolean {
  return values.some(value => isInformative(value) && !isOpaque(linker, value))
}

function isOpaque(linker: Linker, value: Value): boolean {
  return value.kind === 'library' && value.path.includes('()') && linker.libraries.get(value.package) === null
}
