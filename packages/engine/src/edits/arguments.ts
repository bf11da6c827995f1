import type { Call, Expression } from '../model/expression.ts'
import type { Edit } from '../model/finding.ts'
import { insert } from './edit.ts'

/**
 * Writes an option into the object that is an argument of a call, or the object itself where there is none. Null where the argument is
 * no object that is written there, holds what is not known, or has one of the keys `not`.
 */
export function writeOption(path: string, call: Call, index: number, key: string, value: string, not: readonly string[]): Edit | null {
  const held: Expression | undefined = call.arguments[index]
  if (held === undefined) {
    const last = call.arguments.at(-1)
    if (call.arguments.length !== index) return null
    return last === undefined ? insert(path, call.end - 1, `{ ${key}: ${value} }`) : insert(path, last.end, `, { ${key}: ${value} }`)
  }
  if (held.kind !== 'object' || held.entries.some(each => each.kind !== 'property' || not.includes(each.key))) return null
  const first = held.entries[0]
  return first === undefined
    ? insert(path, held.start + 1, ` ${key}: ${value} `)
    : insert(path, first.start, `${key}: ${value}, `)
}
