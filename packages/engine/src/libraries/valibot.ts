import type { Item, Library, Result, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep): Item => ({ call: { returns: { schema: step } } })
const of = (type: ValueType): Item => schema({ type })
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

const parsed: Result = { parse: '1', schema: '0' }
const result: Result = { record: { success: { value: 'boolean' }, output: parsed, issues: { value: 'array' } } }

/** Steps of a pipe that say what the value is from there on; those that only look at it (`minLength`, `email`, `check`) are not named. */
const actions = {
  ...named(['uuid', 'ulid', 'cuid2', 'nanoid'], of('uuid')),
  ...named(['isoDate', 'isoDateTime', 'isoTime', 'isoTimestamp', 'toDate'], of('date')),
  ...named(['integer', 'toNumber', 'toBigint'], of('number')),
  ...named(['maxValue', 'ltValue'], { call: { returns: { schema: { bounded: true } } } }),
  toBoolean: of('boolean'),
  regex: schema({ pattern: '0' }),
  digits: of('number'),
  ...named(['transform', 'transformAsync', 'rawTransform', 'parseJson'], of('any'))
}

const changes = (step: Omit<SchemaStep, 'change'> = {}): Item => schema({ change: '0', ...step })
const asyncToo = (names: Readonly<Record<string, Item>>): Readonly<Record<string, Item>> =>
  Object.fromEntries(Object.entries(names).flatMap(([name, item]) => [[name, item], [`${name}Async`, item]]))

/** `object` drops keys that it does not name, `looseObject` keeps them. */
export const valibot: Library = {
  package: 'valibot',
  versions: '>=0.31',
  manual: 'https://valibot.dev/guides/objects/',
  exports: {
    ...actions,
    string: of('string'),
    number: of('number'),
    bigint: of('number'),
    boolean: of('boolean'),
    date: of('date'),
    ...named(['literal', 'picklist', 'enum', 'enum_'], of('enum')),
    ...named(['any', 'unknown', 'custom', 'instance', 'never', 'null', 'undefined', 'file', 'blob'], of('any')),
    ...asyncToo({
      object: schema({ type: 'object', shape: '0', unknown: 'strip' }),
      strictObject: schema({ type: 'object', shape: '0', unknown: 'reject' }),
      looseObject: schema({ type: 'object', shape: '0', unknown: 'keep' }),
      objectWithRest: schema({ type: 'object', shape: '0', unknown: 'keep' }),
      record: schema({ type: 'object', element: '1', unknown: 'keep' }),
      array: schema({ type: 'array', element: '0' }),
      tuple: schema({ type: 'array', element: '0[]' }),
      set: schema({ type: 'array', element: '0' }),
      union: schema({ either: '0' }),
      variant: schema({ either: '1' }),
      intersect: schema({ change: '0[]', merge: '0[]' }),
      ...named(['optional', 'exactOptional', 'nullable', 'nullish', 'undefinedable', 'nonOptional', 'nonNullable', 'nonNullish', 'partial', 'required', 'fallback'], changes()),
      lazy: { call: { returns: { callback: '0' } } },
      pipe: changes({ followed: '1*' }),
      parse: { call: { returns: parsed } },
      safeParse: { call: { returns: result } },
      parser: { call: { returns: [{ schema: { change: '0' } }, { type: 'Parser' }] } },
      safeParser: { call: { returns: [{ schema: { change: '0' } }, { type: 'SafeParser' }] } }
    }),
    config: changes(),
    pick: changes({ only: '1' }),
    omit: changes({ except: '1' }),
    keyof: of('enum'),
    is: { call: { checks: { value: '1', passes: 'true', schema: '0' }, returns: { value: 'boolean' } } },
    assert: { call: { checks: { value: '1', passes: 'return', schema: '0' } } }
  },
  types: {
    Parser: { call: { returns: { parse: '0', schema: 'this' } } },
    SafeParser: { call: { returns: { record: { success: { value: 'boolean' }, output: { parse: '0', schema: 'this' } } } } }
  }
}
