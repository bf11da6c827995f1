import type { Call, ObjectExpression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'

/** `new Schema(definition, options)`, with the calls that add to it in its file. */
export interface SchemaSite {
  readonly module: Module
  readonly call: Call
  readonly options: ObjectExpression | null
  /** `schema.add(..)`, `schema.set(..)`, `schema.plugin(..)`. */
  readonly additions: readonly Call[]
}
