import type { Item, Library, LibraryType, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep, type: string): Item => ({ call: { returns: [{ schema: step }, { type }] } })
const of = (type: ValueType, as = 'VineAny'): Item => schema({ type }, as)
const changes = (step: SchemaStep): Item => ({ call: { returns: { schema: { change: 'this', ...step } } } })

/** Every rule leaves the schema what it is, but for those that are named. */
const fluent: Item = { call: { returns: { self: true } } }
const plain: LibraryType = { others: fluent }

const constructors = {
  string: of('string', 'VineString'),
  number: of('number'),
  boolean: of('boolean'),
  accepted: of('boolean'),
  date: of('date'),
  enum: of('enum'),
  literal: of('enum'),
  any: of('any'),
  object: schema({ type: 'object', shape: '0', unknown: 'strip' }, 'VineObject'),
  array: schema({ type: 'array', element: '0' }, 'VineAny'),
  tuple: schema({ type: 'array', element: '0[]' }, 'VineAny'),
  record: schema({ type: 'object', element: '0', unknown: 'keep' }, 'VineAny'),
  unionOfTypes: schema({ either: '0' }, 'VineAny'),
  compile: { call: { returns: [{ schema: { change: '0' } }, { type: 'VineValidator' }] } },
  create: {
    call: [
      { when: { 0: 'object' }, returns: [{ schema: { type: 'object', shape: '0', unknown: 'strip' } }, { type: 'VineValidator' }] },
      { returns: [{ schema: { change: '0' } }, { type: 'VineValidator' }] }
    ]
  },
  validate: { call: { returns: { parse: '0.data', schema: '0.schema' } } }
} satisfies Record<string, Item>

/** VineJS: what it gives has the keys of the schema only, unless it allows others. */
export const vine: Library = {
  package: '@vinejs/vine',
  versions: '2 || 3 || 4',
  manual: 'https://vinejs.dev/docs/types/object',
  exports: { default: { type: 'Vine' } },
  types: {
    Vine: { members: constructors },
    VineValidator: {
      members: {
        validate: { call: { returns: { parse: '0', schema: 'this' } } },
        tryValidate: { call: { returns: { record: { 1: { parse: '0', schema: 'this' } } } } }
      }
    },
    VineString: { members: { uuid: changes({ as: 'uuid' }), ulid: changes({ as: 'uuid' }), regex: changes({ pattern: '0' }), transform: changes({ type: 'any', as: 'any' }) }, others: fluent },
    VineObject: {
      members: {
        allowUnknownProperties: changes({ unknown: 'keep' }),
        merge: changes({ merge: '0' }),
        pick: { ...changes({ only: '0' }), undeclared: 'gives properties' },
        omit: { ...changes({ except: '0' }), undeclared: 'gives properties' }
      },
      others: fluent
    },
    VineAny: plain
  }
}
