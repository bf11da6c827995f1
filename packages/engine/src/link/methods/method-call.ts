import type { Call, Expression } from '../../model/expression.ts'
import type { Frame, Site } from '../../model/value.ts'
import type { Values } from '../values.ts'

/** A call `object.name(…)`, with what its receiver and arguments may be, on demand. */
export interface MethodCall {
  readonly site: Site<Call>
  readonly frame: Frame | null
  readonly object: Expression
  readonly name: string
  readonly receivers: () => Values
  readonly argument: (index: number) => Values
}
