import type { Item, Library, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'
import { parsing } from './zod.ts'

const starts = (step: SchemaStep): Item => ({ call: { returns: [{ schema: step }, { type: 'ZodMiniType' }] } })
const of = (type: ValueType): Item => starts({ type })
const same = starts({ change: '0' })

/** Schemas are changed by functions in place of methods. */
const functions = {
  string: of('string'),
  number: of('number'),
  int: of('number'),
  bigint: of('number'),
  boolean: of('boolean'),
  date: of('date'),
  any: of('any'),
  unknown: of('any'),
  null: of('null'),
  literal: of('enum'),
  enum: of('enum'),
  uuid: of('uuid'),
  email: of('string'),
  url: of('string'),
  object: starts({ type: 'object', shape: '0', unknown: 'strip' }),
  strictObject: starts({ type: 'object', shape: '0', unknown: 'reject' }),
  looseObject: starts({ type: 'object', shape: '0', unknown: 'keep' }),
  catchall: starts({ change: '0', unknown: 'keep' }),
  array: starts({ type: 'array', element: '0' }),
  record: starts({ type: 'object', element: '1', unknown: 'keep' }),
  union: starts({ either: '0' }),
  discriminatedUnion: starts({ either: '1' }),
  intersection: starts({ change: '0', merge: '1' }),
  extend: starts({ change: '0', merge: '1' }),
  merge: starts({ change: '0', merge: '1' }),
  pick: starts({ change: '0', only: '1' }),
  omit: starts({ change: '0', except: '1' }),
  partial: same,
  required: same,
  optional: same,
  nullable: same,
  nullish: same,
  readonly: same,
  pipe: starts({ becomes: '1' }),
  lazy: { call: { returns: [{ callback: '0' }, { type: 'ZodMiniType' }] } },
  ...parsing('1', '0')
} satisfies Record<string, Item>

export const zodMini: Library = {
  package: 'zod/mini',
  aliases: ['zod/v4-mini', 'zod/v4/mini', '@zod/mini'],
  versions: '4',
  manual: 'https://zod.dev/packages/mini',
  exports: { default: { members: functions, undeclared: 'the namespace' }, z: { members: functions }, ...functions },
  types: {
    ZodMiniType: {
      members: {
        ...parsing('0', 'this'),
        check: { call: { returns: { self: true } } },
        clone: { call: { returns: { self: true } } },
        brand: { call: { returns: { self: true } } },
        register: { call: { returns: { self: true } } }
      }
    }
  }
}
