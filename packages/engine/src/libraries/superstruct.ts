import type { Item, Library, Result, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep): Item => ({ call: { returns: [{ schema: step }, { type: 'Struct' }] } })
const of = (type: ValueType): Item => schema({ type })
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))
const same = schema({ change: '0' })

const parsed: Result = { parse: '0', schema: '1' }
const own: Result = { parse: '0', schema: 'this' }

/** `object` refuses keys that it does not name (`mask` drops them), `type` lets them be. */
export const superstruct: Library = {
  package: 'superstruct',
  versions: '1 || 2',
  manual: 'https://docs.superstructjs.org/api-reference/core',
  exports: {
    object: schema({ type: 'object', shape: '0', unknown: 'reject' }),
    type: schema({ type: 'object', shape: '0', unknown: 'keep' }),
    record: schema({ type: 'object', element: '1', unknown: 'keep' }),
    array: schema({ type: 'array', element: '0' }),
    tuple: schema({ type: 'array', element: '0[]' }),
    set: schema({ type: 'array', element: '0' }),
    string: of('string'),
    ...named(['number', 'integer', 'bigint'], of('number')),
    boolean: of('boolean'),
    date: of('date'),
    ...named(['enums', 'literal'], of('enum')),
    ...named(['any', 'unknown', 'define', 'struct', 'instance', 'dynamic', 'map', 'regexp', 'func'], of('any')),
    union: schema({ either: '0' }),
    intersection: schema({ change: '0[]', merge: '0[]' }),
    assign: schema({ change: '0', merge: '1*' }),
    pick: schema({ change: '0', only: '1' }),
    omit: schema({ change: '0', except: '1' }),
    pattern: schema({ change: '0', pattern: '1' }),
    ...named(['optional', 'nullable', 'defaulted', 'trimmed', 'partial', 'deprecated', 'empty', 'max', 'min', 'nonempty', 'size', 'refine'], same),
    coerce: same,
    lazy: { call: { returns: { callback: '0' } } },
    create: { call: { returns: parsed } },
    mask: { call: { returns: parsed } },
    assert: { call: { checks: { value: '0', passes: 'return', schema: '1' } } },
    is: { call: { checks: { value: '0', passes: 'true', schema: '1' }, returns: { value: 'boolean' } } },
    validate: { call: { returns: { record: { 1: parsed } } } }
  },
  types: {
    Struct: {
      members: {
        create: { call: { returns: own } },
        mask: { call: { returns: own } },
        assert: { call: { checks: { value: '0', passes: 'return', schema: 'this' } } },
        is: { call: { checks: { value: '0', passes: 'true', schema: 'this' }, returns: { value: 'boolean' } } },
        validate: { call: { returns: { record: { 1: own } } } }
      }
    }
  }
}
