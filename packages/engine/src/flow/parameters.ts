import type { Parameter } from '../model/module.ts'
import { joinAll } from './join.ts'
import { arrayOf } from './assemble.ts'
import { type AbstractValue, nothing } from './value.ts'

/** Arguments as parameters see them: absent ones are nothing, a rest parameter is an array. */
export function spreadParameters(parameters: readonly Parameter[], args: readonly AbstractValue[]): readonly AbstractValue[] {
  return parameters.map((parameter, index) => (parameter.rest ? arrayOf(joinAll(args.slice(index))) : args[index] ?? nothing))
}
