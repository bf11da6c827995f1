import type { Check, Item, Library, LibraryType, Result, SchemaStep, UnknownMode } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const starts = (step: SchemaStep, type: string): Item => ({ call: { returns: [{ schema: step }, { type }] } })
const of = (type: ValueType, as: string): Item => starts({ type }, as)
const self: Item = { call: { returns: { self: true } } }
const changes = (step: SchemaStep): Item => ({ call: { returns: { schema: { change: 'this', ...step } } } })
const fluent = (names: readonly string[]): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, self]))

const modes: readonly UnknownMode[] = [{ port: '1.stripUnknown', is: true, unknown: 'strip' }]
const parsed: Result = { parse: '0', schema: 'this', modes }
/** It throws, or rejects; a schema that takes no other keys takes them away unless it is strict, so the value itself keeps them. */
const check: Check = { value: '0', passes: 'return', schema: 'this' }

const base: LibraryType = {
  members: {
    validate: { call: { checks: check, returns: parsed } },
    validateSync: { call: { checks: check, returns: parsed } },
    isValid: { call: { checks: { ...check, passes: 'true' }, returns: { value: 'boolean' } } },
    isValidSync: { call: { checks: { ...check, passes: 'true' }, returns: { value: 'boolean' } } },
    cast: { call: { returns: parsed } },
    oneOf: changes({ as: 'enum' }),
    concat: changes({ merge: '0' }),
    ...fluent([
      'clone', 'default', 'defined', 'label', 'meta', 'nonNullable', 'notOneOf', 'notRequired', 'nullable', 'optional', 'required', 'strict', 'strip', 'test', 'transform', 'typeError', 'when'
    ])
  }
}

const constructors = {
  mixed: of('any', 'MixedSchema'),
  string: of('string', 'StringSchema'),
  number: of('number', 'NumberSchema'),
  boolean: of('boolean', 'BooleanSchema'),
  bool: of('boolean', 'BooleanSchema'),
  date: of('date', 'DateSchema'),
  object: starts({ type: 'object', shape: '0', unknown: 'keep' }, 'ObjectSchema'),
  array: starts({ type: 'array', element: '0' }, 'ArraySchema'),
  tuple: starts({ type: 'array', element: '0[]' }, 'TupleSchema'),
  lazy: { call: { returns: { callback: '0' } } }
} satisfies Record<string, Item>

const bounded: Item = { call: { returns: [{ schema: { change: 'this', bounded: true } }, { self: true }] } }

/** An object keeps keys that it does not name. */
export const yup: Library = {
  package: 'yup',
  versions: '0.32 || 1',
  manual: 'https://github.com/jquense/yup#readme',
  exports: { default: { members: constructors, undeclared: 'the CommonJS value' }, ...constructors },
  types: {
    Schema: base,
    AnySchema: { extends: 'Schema', virtual: true },
    MixedSchema: { extends: 'Schema' },
    StringSchema: {
      extends: 'Schema',
      members: { ...fluent(['email', 'ensure', 'length', 'lowercase', 'max', 'min', 'trim', 'uppercase', 'url']), uuid: changes({ as: 'uuid' }), matches: changes({ pattern: '0' }), datetime: changes({ as: 'date' }) }
    },
    NumberSchema: { extends: 'Schema', members: { ...fluent(['integer', 'min', 'moreThan', 'positive', 'round', 'truncate']), lessThan: bounded, max: bounded, negative: bounded } },
    BooleanSchema: { extends: 'Schema', members: fluent(['isFalse', 'isTrue']) },
    DateSchema: { extends: 'Schema', members: fluent(['max', 'min']) },
    ArraySchema: { extends: 'Schema', members: { ...fluent(['compact', 'ensure', 'length', 'max', 'min']), of: changes({ element: '0' }) } },
    TupleSchema: { extends: 'Schema' },
    ObjectSchema: {
      extends: 'Schema',
      members: {
        ...fluent(['camelCase', 'constantCase', 'deepPartial', 'from', 'json', 'partial', 'snakeCase']),
        shape: changes({ merge: '0' }),
        noUnknown: changes({ unknown: 'strip', modes: [{ port: '0', is: false, unknown: 'keep' }] }),
        exact: changes({ unknown: 'reject' }),
        stripUnknown: changes({ unknown: 'strip' }),
        unknown: changes({ unknown: 'strip', modes: [{ port: '0', is: true, unknown: 'keep' }] }),
        pick: changes({ only: '0' }),
        omit: changes({ except: '0' })
      }
    }
  }
}
