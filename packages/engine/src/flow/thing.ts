import { entityOf } from '../model/entity-of.ts'
import type { Program } from '../model/program.ts'
import type { InstanceOfLibrary } from '../model/value.ts'
import { type AbstractValue, make, markOf } from './value.ts'

/** An instance of a library's type as data: a table stands for a row of it. */
export function thingOf(program: Program, value: InstanceOfLibrary): AbstractValue {
  const entity = program.libraryType(value.package, value.type)?.row === true ? entityOf(value) : null
  return make({ things: [value], marks: entity === null ? [] : [markOf({ kind: 'table', entity }, null)] })
}
