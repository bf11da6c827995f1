import type { Item, Library, LibraryType, Result, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const starts = (step: SchemaStep, type: string): Item => ({ call: { returns: [{ schema: step }, { type }] } })
/** A schema of plain values. */
const of = (type: ValueType, as: string): Item => starts({ type }, as)
const self: Item = { call: { returns: { self: true } } }
const bounded: Item = { call: { returns: [{ schema: { change: 'this', bounded: true } }, { self: true }] } }
const changes = (step: SchemaStep): Item => ({ call: { returns: { schema: { change: 'this', ...step } } } })
/** Functions that throw or tell whether a value fits, and give what the schema makes of it. */
export function parsing(value: string, schema: string): Record<'parse' | 'parseAsync' | 'safeParse' | 'safeParseAsync', Item> {
  const parsed: Result = { parse: value, schema }
  const parse: Item = { call: { checks: { value, passes: 'return', schema }, returns: parsed } }
  const safeParse: Item = {
    call: {
      checks: { value, passes: { property: 'success', is: true }, schema },
      returns: { record: { success: { value: 'boolean' }, data: parsed, error: { value: 'object' } } }
    }
  }
  return { parse, parseAsync: parse, safeParse, safeParseAsync: safeParse }
}

/** The constructors of schemas, which are exports and members of `z` alike. */
const constructors = {
  string: of('string', 'ZodString'),
  number: of('number', 'ZodNumber'),
  int: { ...of('number', 'ZodNumber'), undeclared: 'new in 4' },
  bigint: of('number', 'ZodBigInt'),
  boolean: of('boolean', 'ZodBoolean'),
  date: of('date', 'ZodDate'),
  any: of('any', 'ZodAny'),
  unknown: of('any', 'ZodUnknown'),
  null: of('null', 'ZodNull'),
  undefined: of('null', 'ZodUndefined'),
  void: of('null', 'ZodVoid'),
  never: of('null', 'ZodNever'),
  nan: of('number', 'ZodNaN'),
  literal: of('enum', 'ZodLiteral'),
  enum: of('enum', 'ZodEnum'),
  nativeEnum: of('enum', 'ZodEnum'),
  uuid: of('uuid', 'ZodUUID'),
  guid: of('uuid', 'ZodGUID'),
  email: of('string', 'ZodEmail'),
  url: of('string', 'ZodURL'),
  object: starts({ type: 'object', shape: '0', unknown: 'strip' }, 'ZodObject'),
  strictObject: starts({ type: 'object', shape: '0', unknown: 'reject' }, 'ZodObject'),
  looseObject: starts({ type: 'object', shape: '0', unknown: 'keep' }, 'ZodObject'),
  array: starts({ type: 'array', element: '0' }, 'ZodArray'),
  set: starts({ type: 'array', element: '0' }, 'ZodSet'),
  tuple: starts({ type: 'array', element: '0[]' }, 'ZodTuple'),
  // Keys are the client's; with an enum as key schema they are not, which is not followed.
  record: { call: [{ when: { 1: 'present' }, returns: [{ schema: { type: 'object', element: '1', unknown: 'keep' } }, { type: 'ZodRecord' }] }, { returns: [{ schema: { type: 'object', element: '0', unknown: 'keep' } }, { type: 'ZodRecord' }] }] },
  map: starts({ type: 'object', element: '1', unknown: 'keep' }, 'ZodMap'),
  union: starts({ either: '0' }, 'ZodUnion'),
  discriminatedUnion: starts({ either: '1' }, 'ZodDiscriminatedUnion'),
  intersection: starts({ change: '0', merge: '1' }, 'ZodIntersection'),
  lazy: { call: { returns: [{ callback: '0' }, { type: 'ZodLazy' }] } },
  preprocess: starts({ becomes: '1' }, 'ZodPipe'),
  pipe: starts({ becomes: '1' }, 'ZodPipe'),
  optional: starts({ change: '0' }, 'ZodOptional'),
  nullable: starts({ change: '0' }, 'ZodNullable'),
  custom: of('any', 'ZodCustom'),
  instanceof: of('any', 'ZodCustom'),
  coerce: {
    members: {
      string: of('string', 'ZodString'),
      number: of('number', 'ZodNumber'),
      bigint: of('number', 'ZodBigInt'),
      boolean: of('boolean', 'ZodBoolean'),
      date: of('date', 'ZodDate')
    }
  },
  iso: { members: { date: of('date', 'ZodISODate'), datetime: of('date', 'ZodISODateTime'), time: of('date', 'ZodISOTime'), duration: of('date', 'ZodISODuration') } },
  ...parsing('1', '0')
} satisfies Record<string, Item>

const methods = parsing('0', 'this')
const only3 = 'in zod 3 only'

const base: LibraryType = {
  members: {
    ...methods,
    spa: methods.safeParse,
    decode: methods.parse,
    decodeAsync: methods.parse,
    optional: self,
    nullable: self,
    nullish: self,
    default: self,
    prefault: self,
    catch: self,
    describe: self,
    meta: self,
    register: self,
    openapi: { ...self, undeclared: 'added by zod-to-openapi' },
    brand: self,
    readonly: self,
    refine: self,
    superRefine: self,
    check: self,
    clone: self,
    nonoptional: self,
    overwrite: self,
    array: { call: { returns: [{ schema: { type: 'array', element: 'this' } }, { type: 'ZodArray' }] } },
    or: changes({ either: '0' }),
    and: changes({ merge: '0' }),
    pipe: changes({ becomes: '0' }),
    transform: changes({ becomes: '0' }),
    unwrap: { ...self, undeclared: 'of wrapping schemas' },
    promise: { ...self, undeclared: only3 }
  }
}

const text: LibraryType = {
  extends: 'ZodType',
  members: {
    uuid: changes({ as: 'uuid' }),
    guid: changes({ as: 'uuid' }),
    ulid: changes({ as: 'uuid' }),
    cuid: changes({ as: 'uuid' }),
    cuid2: changes({ as: 'uuid' }),
    nanoid: changes({ as: 'uuid' }),
    datetime: changes({ as: 'date' }),
    date: changes({ as: 'date' }),
    time: changes({ as: 'date' }),
    email: self,
    url: self,
    ip: { ...self, undeclared: only3 },
    min: self,
    max: self,
    length: self,
    nonempty: self,
    regex: changes({ pattern: '0' }),
    includes: self,
    startsWith: self,
    endsWith: self,
    trim: self,
    toLowerCase: self,
    toUpperCase: self,
    normalize: self
  }
}

const number: LibraryType = {
  extends: 'ZodType',
  members: {
    ...Object.fromEntries(['int', 'min', 'gt', 'gte', 'positive', 'nonnegative', 'multipleOf', 'step', 'finite', 'safe'].map(name => [name, self])),
    ...Object.fromEntries(['max', 'lt', 'lte', 'negative', 'nonpositive'].map(name => [name, bounded]))
  }
}

const object: LibraryType = {
  extends: 'ZodType',
  members: {
    strict: changes({ unknown: 'reject' }),
    strip: changes({ unknown: 'strip' }),
    passthrough: changes({ unknown: 'keep' }),
    loose: changes({ unknown: 'keep' }),
    catchall: changes({ unknown: 'keep' }),
    pick: changes({ only: '0' }),
    omit: changes({ except: '0' }),
    extend: changes({ merge: '0' }),
    safeExtend: changes({ merge: '0' }),
    merge: changes({ merge: '0' }),
    augment: { ...changes({ merge: '0' }), undeclared: only3 },
    setKey: { ...self, undeclared: only3 },
    partial: self,
    deepPartial: { ...self, undeclared: only3 },
    required: self,
    keyof: { call: { returns: [{ schema: { type: 'enum' } }, { type: 'ZodEnum' }] } },
    nonstrict: { ...changes({ unknown: 'keep' }), undeclared: only3 }
  }
}

const list: LibraryType = { extends: 'ZodType', members: { min: self, max: self, length: self, nonempty: self } }
const enumeration: LibraryType = { extends: 'ZodType', members: { extract: self, exclude: self } }
const plain: LibraryType = { extends: 'ZodType' }
const formatted: LibraryType = { extends: 'ZodString' }

/** Zod 3 and 4. An object drops unknown keys unless it says otherwise. */
export const zod: Library = {
  package: 'zod',
  aliases: ['zod/v4', 'zod/v3'],
  versions: '3 || 4',
  manual: 'https://zod.dev/api',
  exports: {
    default: { members: constructors },
    z: { members: constructors },
    ...constructors
  },
  types: {
    /** `z` where another package hands it on. */
    Namespace: { virtual: true, members: constructors },
    ZodType: base,
    ZodTypeAny: plain,
    ZodSchema: plain,
    Schema: { ...plain, virtual: true },
    ZodString: text,
    ZodUUID: formatted,
    ZodGUID: formatted,
    ZodEmail: formatted,
    ZodURL: formatted,
    ZodISODate: formatted,
    ZodISODateTime: formatted,
    ZodISOTime: formatted,
    ZodISODuration: formatted,
    ZodNumber: number,
    ZodBigInt: { extends: 'ZodType', members: { min: self, max: self, positive: self, nonnegative: self } },
    ZodBoolean: plain,
    ZodDate: { extends: 'ZodType', members: { min: self, max: self } },
    ZodAny: plain,
    ZodUnknown: plain,
    ZodNull: plain,
    ZodUndefined: plain,
    ZodVoid: plain,
    ZodNever: plain,
    ZodNaN: plain,
    ZodLiteral: plain,
    ZodEnum: enumeration,
    ZodObject: object,
    AnyZodObject: { extends: 'ZodObject', virtual: true },
    ZodRawShape: {},
    ZodArray: list,
    ZodSet: { extends: 'ZodType', members: { min: self, max: self, size: self, nonempty: self } },
    ZodTuple: { extends: 'ZodType', members: { rest: self } },
    ZodRecord: plain,
    ZodMap: plain,
    ZodUnion: plain,
    ZodDiscriminatedUnion: plain,
    ZodIntersection: plain,
    ZodLazy: plain,
    ZodPipe: plain,
    ZodOptional: plain,
    ZodNullable: plain,
    ZodCustom: plain,
    ZodEffects: { extends: 'ZodType', virtual: true }
  }
}
