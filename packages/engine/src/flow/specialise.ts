import type { FunctionRef } from '../model/value.ts'
import { readElement } from './access.ts'
import { isConstantList } from './assemble.ts'
import { type AbstractValue, HOLE } from './value.ts'

/** Parameters, by index, that are lists of constant texts at a call. */
export type Constants = ReadonlyMap<number, AbstractValue>

/** The arguments that decide which keys a function copies or drops (`pick(body, ['name', 'city'])`); null: none does. */
export function constantsOf({ node: { parameters } }: FunctionRef, args: readonly AbstractValue[]): Constants | null {
  let found: Map<number, AbstractValue> | null = null
  for (const [index, value] of args.entries()) {
    if (parameters[index] === undefined || parameters[index].rest || textsIn(value) === null) continue
    found ??= new Map<number, AbstractValue>()
    found.set(index, value)
  }
  return found
}

/** The lists as one text, by which summaries are told apart. */
export function textOf(constants: Constants): string {
  return [...constants].map(([index, value]) => `${index}:${(textsIn(value) ?? []).join(',')}`).join('|')
}

function textsIn(value: AbstractValue): readonly string[] | null {
  if (!isConstantList(value)) return null
  const { texts, marks, fields } = readElement(value)
  return texts === null || marks.length > 0 || fields.size > 0 || texts.some(text => text.includes(HOLE)) ? null : texts
}
