import type { Program, Value } from '../../model/index.ts'
import type { Abstract } from './abstract.ts'

const FIELDS = ['status', 'statusCode', 'httpCode', 'httpStatus', 'code', 'errorCode'] as const

/** The status that an error of the project's classes carries, by its fields; null when none is a known number. */
export function statusOfError(program: Program, value: Value): number | null {
  for (const field of FIELDS) {
    for (const found of program.member(value, field)) {
      if (found.kind === 'literal' && typeof found.value === 'number' && found.value >= 300 && found.value < 600) return found.value
    }
  }
  return null
}

/** The statuses that an error may bring with it, the likeliest first. */
export function statusesCarried(program: Program, error: Abstract): readonly (number | null)[] {
  return [statusCarried(program, error), ...error.kind === 'error' ? error.or ?? [] : []]
}

/** The status that an error, or what stands for one (a number, an object with `status`), brings with it. */
export function statusCarried(program: Program, error: Abstract): number | null {
  if (error.kind === 'value') return statusOfError(program, error.value)
  if (error.kind === 'error') return error.status
  const field = error.kind === 'record' ? error.fields.get('status') ?? error.fields.get('statusCode') : error
  return field?.kind === 'constant' && typeof field.value === 'number' ? field.value : null
}
