import type { Item, Library, LibraryType, Result, SchemaStep, UnknownMode } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const starts = (step: SchemaStep, type: string): Item => ({ call: { returns: [{ schema: step }, { type }] } })
const of = (type: ValueType, as: string): Item => starts({ type }, as)
const self: Item = { call: { returns: { self: true } } }
const changes = (step: SchemaStep): Item => ({ call: { returns: [{ schema: { change: 'this', ...step } }, { self: true }] } })

/** Options of a validation, at their port. */
/** What the options of a validation say of keys that no schema names. */
export function modesAt(port: string): readonly UnknownMode[] {
  return [
    { port: `${port}.stripUnknown`, is: true, unknown: 'strip' },
    { port: `${port}.stripUnknown.objects`, is: true, unknown: 'strip' },
    { port: `${port}.allowUnknown`, is: true, unknown: 'keep' }
  ]
}
const parsed = (value: string, schema: string, options: string): Result => ({ parse: value, schema, modes: modesAt(options) })

const constructors = {
  any: of('any', 'AnySchema'),
  string: of('string', 'StringSchema'),
  number: of('number', 'NumberSchema'),
  boolean: of('boolean', 'BooleanSchema'),
  bool: of('boolean', 'BooleanSchema'),
  date: of('date', 'DateSchema'),
  binary: of('buffer', 'BinarySchema'),
  array: of('array', 'ArraySchema'),
  // Without keys everything is allowed; with them nothing else is.
  object: {
    call: [
      { when: { 0: 'absent' }, returns: [{ schema: { type: 'object', unknown: 'keep' } }, { type: 'ObjectSchema' }] },
      { returns: [{ schema: { type: 'object', shape: '0', unknown: 'reject' } }, { type: 'ObjectSchema' }] }
    ]
  },
  valid: of('enum', 'AnySchema'),
  equal: of('enum', 'AnySchema'),
  alternatives: starts({ either: '*' }, 'AlternativesSchema'),
  alt: starts({ either: '*' }, 'AlternativesSchema'),
  attempt: { call: { returns: parsed('0', '1', '2') } },
  assert: { call: { checks: { value: '0', passes: 'return', schema: '1', modes: modesAt('2') } } },
  compile: { call: { returns: [{ schema: { type: 'object', shape: '0', unknown: 'reject' } }, { type: 'ObjectSchema' }] } }
} satisfies Record<string, Item>

const base: LibraryType = {
  members: {
    validate: {
      call: {
        checks: { value: '0', passes: { property: 'error', is: false }, schema: 'this', modes: modesAt('1') },
        returns: { record: { value: parsed('0', 'this', '1'), error: { value: 'object' } } }
      }
    },
    validateAsync: { call: { checks: { value: '0', passes: 'return', schema: 'this', modes: modesAt('1') }, returns: parsed('0', 'this', '1') } },
    valid: changes({ as: 'enum' }),
    equal: changes({ as: 'enum' }),
    allow: self,
    alter: self,
    concat: changes({ merge: '0' }),
    custom: self,
    default: self,
    description: self,
    empty: self,
    error: self,
    example: self,
    exist: self,
    external: self,
    failover: self,
    forbidden: self,
    invalid: self,
    label: self,
    message: self,
    messages: self,
    meta: self,
    not: self,
    note: self,
    optional: self,
    options: changes({ modes: modesAt('0') }),
    preferences: changes({ modes: modesAt('0') }),
    prefs: changes({ modes: modesAt('0') }),
    presence: self,
    required: self,
    strict: self,
    strip: self,
    tailor: self,
    unit: self,
    when: self
  }
}

const texts = ['alphanum', 'base64', 'case', 'creditCard', 'dataUri', 'domain', 'email', 'hex', 'hostname', 'insensitive', 'ip', 'length', 'lowercase', 'max', 'min', 'normalize', 'replace', 'token', 'trim', 'truncate', 'uppercase', 'uri']
const numbers = ['greater', 'integer', 'min', 'multiple', 'positive', 'precision', 'sign', 'unsafe']
const bounded: Item = { call: { returns: [{ schema: { change: 'this', bounded: true } }, { self: true }] } }
const objects = ['and', 'assert', 'instance', 'length', 'max', 'min', 'nand', 'or', 'oxor', 'pattern', 'ref', 'regex', 'rename', 'schema', 'with', 'without', 'xor']
const fluent = (names: readonly string[]): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, self]))

/** An object with keys refuses all others, unless options of the schema or of the validation say otherwise. */
export const joi: Library = {
  package: 'joi',
  aliases: ['@hapi/joi'],
  versions: '17 || 18',
  manual: 'https://joi.dev/api/',
  exports: { default: { members: constructors }, ...constructors },
  types: {
    Root: { members: constructors },
    AnySchema: base,
    Schema: { extends: 'AnySchema', virtual: true },
    StringSchema: {
      extends: 'AnySchema',
      members: {
        ...fluent(texts),
        pattern: changes({ pattern: '0' }),
        regex: changes({ pattern: '0' }),
        guid: changes({ as: 'uuid' }),
        uuid: changes({ as: 'uuid' }),
        isoDate: changes({ as: 'date' }),
        isoDuration: changes({ as: 'date' })
      }
    },
    NumberSchema: { extends: 'AnySchema', members: { ...fluent(numbers), less: bounded, max: bounded, negative: bounded, port: bounded } },
    BooleanSchema: { extends: 'AnySchema', members: fluent(['falsy', 'truthy', 'sensitive']) },
    DateSchema: { extends: 'AnySchema', members: fluent(['greater', 'iso', 'less', 'max', 'min', 'timestamp']) },
    BinarySchema: { extends: 'AnySchema', members: fluent(['encoding', 'length', 'max', 'min']) },
    ArraySchema: {
      extends: 'AnySchema',
      members: { ...fluent(['has', 'length', 'max', 'min', 'single', 'sort', 'sparse', 'unique']), items: changes({ element: '0' }), ordered: changes({ element: '0' }) }
    },
    ObjectSchema: {
      extends: 'AnySchema',
      members: {
        ...fluent(objects),
        // Keys in the place of none: what is not named is refused from then on.
        keys: changes({ merge: '0', unknown: 'reject' }),
        append: changes({ merge: '0' }),
        unknown: changes({ unknown: 'keep', modes: [{ port: '0', is: false, unknown: 'reject' }] }),
        fork: self
      }
    },
    AlternativesSchema: { extends: 'AnySchema', members: { conditional: self, match: self, try: changes({ either: '*' }) } }
  }
}
