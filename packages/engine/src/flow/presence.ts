import { kindsWithout } from './dangers.ts'
import { type AbstractValue, type Mark, make } from './value.ts'

/** Whether nothing is known of it, not even that it is there. */
export function mayBeAbsent(mark: Mark): boolean {
  return mark.type === 'any' && (mark.root.kind === 'request' || mark.root.kind === 'parameter') && !mark.cleaned.includes('absence')
}

/** The value where it is known to be there: itself, not what lies in it. */
export function present(value: AbstractValue): AbstractValue {
  if (!value.marks.some(mayBeAbsent)) return value
  return make({ ...value, marks: value.marks.map(mark => (mayBeAbsent(mark) ? { ...mark, cleaned: kindsWithout([...mark.cleaned, 'absence']) } : mark)) })
}
