import type { Item, Library, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep): Item => ({ call: { returns: { schema: step } } })
const of = (type: ValueType): Item => schema({ type })

/** `additionalProperties` of the options that stand at a port. */
const closing = (port: string): Pick<SchemaStep, 'modes'> => ({
  modes: [
    { port: `${port}.additionalProperties`, is: false, unknown: 'reject' },
    { port: `${port}.additionalProperties`, is: true, unknown: 'keep' }
  ]
})

const kinds = {
  Any: of('any'),
  Unknown: of('any'),
  String: of('string'),
  Number: schema({ type: 'number', bounded: '0.maximum' }),
  Integer: schema({ type: 'number', bounded: '0.maximum' }),
  BigInt: of('number'),
  Boolean: of('boolean'),
  Null: of('null'),
  Undefined: of('null'),
  Void: of('null'),
  Literal: of('enum'),
  Enum: of('enum'),
  Object: schema({ type: 'object', shape: '0', unknown: 'unsaid', ...closing('1') }),
  Array: schema({ type: 'array', element: '0' }),
  Tuple: schema({ type: 'array', element: '0[]' }),
  Record: schema({ type: 'object', element: '1', unknown: 'keep' }),
  Union: schema({ either: '0' }),
  Intersect: schema({ change: '0[]', merge: '0[]' }),
  Composite: schema({ change: '0[]', merge: '0[]' }),
  Optional: schema({ change: '0' }),
  Readonly: schema({ change: '0' }),
  ReadonlyOptional: schema({ change: '0' }),
  Partial: schema({ change: '0' }),
  Required: schema({ change: '0' }),
  Pick: schema({ change: '0', only: '1' }),
  Omit: schema({ change: '0', except: '1' }),
  Unsafe: schema({ json: '0' })
} satisfies Record<string, Item>

/** JSON Schemas, written by functions. It says nothing of unknown keys unless told to: whoever validates decides. */
export const typebox: Library = {
  package: '@sinclair/typebox',
  aliases: ['typebox'],
  versions: '0.2x || 0.3x || 1',
  manual: 'https://github.com/sinclairzx81/typebox#readme',
  exports: { Type: { members: kinds }, default: { members: kinds, undeclared: 'since 1' } }
}
