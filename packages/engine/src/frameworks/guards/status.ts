import type { Program, Value } from '../../model/index.ts'

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
