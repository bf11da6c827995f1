import type { Activation, Exits, Variables } from './engine.ts'
import { equal, join } from './join.ts'
import { nothing } from './value.ts'

/** Variables after two ways have met; null: a way that does not come here. */
export function joinVariables(a: Variables | null, b: Variables | null): Variables | null {
  if (a === null || b === null || a === b) return a ?? b
  const joined = new Map(a)
  for (const [key, value] of b) {
    const other = joined.get(key)
    if (other !== value) joined.set(key, other === undefined ? value : join(other, value))
  }
  return joined
}

/** Nothing new came: a loop is stable. */
export function sameVariables(a: Variables | null, b: Variables | null): boolean {
  if (a === null || b === null) return a === b
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !equal(value, other)) return false
  }
  return true
}

/** Ways out that have not been taken. */
export function noExits(): Exits {
  return { value: nothing, variables: null, whenTrue: null, whenFalse: null }
}

/** Runs two alternatives from the same state and joins what they leave. */
export function branch<T>(activation: Activation, first: () => T, second: () => T): readonly [T, T] {
  const before = activation.variables
  activation.variables = before && new Map(before)
  const left = first()
  const afterFirst = activation.variables
  activation.variables = before && new Map(before)
  const right = second()
  activation.variables = joinVariables(afterFirst, activation.variables)
  return [left, right]
}

/** Runs something and takes back what it does to the variables. */
export function aside<T>(activation: Activation, work: () => T): T {
  const before = activation.variables
  activation.variables = before && new Map(before)
  const result = work()
  activation.variables = before
  return result
}
