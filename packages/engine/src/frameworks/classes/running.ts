import type { ChainElement, Frame, Program, Value } from '../../model/index.ts'
import { classOf } from './values.ts'

type Running = ChainElement['functions'][number]

/** The activation in which the framework runs a function. */
export function runningOf(program: Program, value: Value & { readonly kind: 'function' }): Running {
  const known = value.frame !== null || value.self?.kind === 'object' && value.self.created !== null
  return { function: value.function, frame: known ? program.assume(value.function, [], value.frame, value.self) : null }
}

/** A method of the project by the name, on an instance that the framework makes. */
export function methodsOf(program: Program, value: Value, name: string): readonly (Value & { readonly kind: 'function' })[] {
  const ref = classOf(value)
  if (ref === null) return []
  const frame: Frame | null = value.kind === 'class' ? value.frame : null
  const instance: Value = value.kind === 'class' ? { kind: 'object', class: ref, created: null, frame: null } : value
  return program.member(instance, name).flatMap(found => found.kind === 'function' ? [{ ...found, frame: found.frame ?? frame }] : [])
}
