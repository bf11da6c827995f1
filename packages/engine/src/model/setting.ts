import type { Call, ObjectExpression } from './expression.ts'
import type { Setting } from './kind.ts'
import type { Port } from './library.ts'
import type { Frame, Site, Value } from './value.ts'

/** One place where the program says, or leaves unsaid, what decides about safety. */
export interface SettingUse {
  readonly setting: Setting
  readonly call: Site<Call>
  /** `jwt.sign`, and the package it is of. */
  readonly callee: string
  readonly package: string
  readonly port: Port
  /** The receiver of the call, when it is an instance of the package's. */
  readonly self: Value | null
  /** The last property of the port (`httpOnly`); empty for an argument. */
  readonly name: string
  /** The expression that stands there; null when there is none, or it cannot be told which. */
  readonly given: Site | null
  readonly frame: Frame | null
  /** `absent`: certainly not written, so that the default of the library holds. */
  readonly presence: 'given' | 'absent' | 'unknown'
  /** The object that has the property, or would have it. */
  readonly options: Site<ObjectExpression> | null
  /** The properties of the port that are not written, from the first that is missing: `['cookie', 'secure']`. */
  readonly missing: readonly string[]
  /** When nothing is written, the version of the package that is asked for does the safe thing. */
  readonly unsaidIsSafe: boolean
  /** A test keeps the call from being reached in production. */
  readonly development: boolean
}
