import type { Item, Library, SchemaStep } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep): Item => ({ call: { returns: [{ schema: step }, { type: 'Type' }] } })
const of = (type: ValueType): Item => ({ type: 'Type', schema: { type } })

/** `type` and `partial` keep keys that they do not name, `strict` and `exact` drop them. */
export const ioTs: Library = {
  package: 'io-ts',
  versions: '2',
  manual: 'https://github.com/gcanti/io-ts/blob/master/index.md',
  exports: {
    type: schema({ type: 'object', shape: '0', unknown: 'keep' }),
    partial: schema({ type: 'object', shape: '0', unknown: 'keep' }),
    strict: schema({ type: 'object', shape: '0', unknown: 'strip' }),
    exact: schema({ change: '0', unknown: 'strip' }),
    readonly: schema({ change: '0' }),
    intersection: schema({ change: '0[]', merge: '0[]' }),
    union: schema({ either: '0' }),
    array: schema({ type: 'array', element: '0' }),
    record: schema({ type: 'object', element: '1', unknown: 'keep' }),
    literal: schema({ type: 'enum' }),
    keyof: schema({ type: 'enum' }),
    string: of('string'),
    number: of('number'),
    Int: of('number'),
    boolean: of('boolean'),
    unknown: of('any')
  },
  types: {
    Type: {
      members: {
        decode: { call: { returns: { record: { right: { parse: '0', schema: 'this' } } } } },
        is: { call: { checks: { value: '0', passes: 'true', schema: 'this' }, returns: { value: 'boolean' } } }
      }
    }
  }
}
