import type { Expression } from '../../model/expression.ts'

/** Whether two expressions are written alike, wherever they stand. */
export function isSame(a: Expression, b: Expression): boolean {
  return JSON.stringify(a, withoutPlace) === JSON.stringify(b, withoutPlace)
}

function withoutPlace(key: string, value: unknown): unknown {
  return key === 'start' || key === 'end' || key === 'name' && typeof value === 'object' ? undefined : value
}
