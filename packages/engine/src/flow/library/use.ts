import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Signature } from '../../model/library.ts'
import type { LibraryTarget } from '../../model/program.ts'
import type { Site, Value } from '../../model/value.ts'
import type { Activation } from '../engine.ts'
import type { AbstractValue } from '../value.ts'

/** One use of a library's item: the call, what it is called on, what it is given. */
export interface Use {
  readonly activation: Activation
  readonly site: Site<Call | Tagged>
  readonly package: string
  readonly name: string
  readonly signature: Signature
  /** The receiver in the linker's words, for the entity that it works on. */
  readonly self: Value | null
  readonly receiver: AbstractValue
  readonly receiverPlace: Expression | null
  readonly arguments: readonly AbstractValue[]
  /** The expressions of the arguments; null after a spread, whose positions are not known. */
  readonly places: readonly (Expression | null)[]
  /** What callbacks gave, by port. */
  readonly callbacks: Map<string, AbstractValue>
}

/** A use of what a library's model says of a call; `self` may be missing for what JavaScript itself has. */
export function useOf(
  activation: Activation, site: Site<Call | Tagged>, target: Pick<LibraryTarget, 'name' | 'self'> & { readonly package: string },
  signature: Signature, given: Pick<Use, 'receiver' | 'receiverPlace' | 'arguments' | 'places'>
): Use {
  return { activation, site, package: target.package, name: target.name, signature, self: target.self, ...given, callbacks: new Map() }
}
