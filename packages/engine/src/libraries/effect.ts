import type { Item, Library, Result, SchemaStep, UnknownMode } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

const schema = (step: SchemaStep): Item => ({ call: { returns: { schema: step } } })
const of = (type: ValueType): Item => ({ schema: { type } })
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

const modes: readonly UnknownMode[] = [
  { port: '1.onExcessProperty', is: 'preserve', unknown: 'keep' },
  { port: '1.onExcessProperty', is: 'error', unknown: 'reject' }
]
/** `decodeUnknownSync(schema, options)` is a function of the value. */
const decodes: Item = { call: { returns: [{ schema: { change: '0', modes } }, { type: 'Decoder' }] } }
const parsed: Result = { parse: '0', schema: 'this' }

const old = 'the name of another version'
const spaces = {
  Struct: schema({ type: 'object', shape: '0', unknown: 'strip' }),
  Array: schema({ type: 'array', element: '0' }),
  Record: schema({ type: 'object', unknown: 'keep' }),
  Union: { call: [{ when: { 0: 'array' }, returns: { schema: { either: '0' } } }, { returns: { schema: { either: '*' } } }] },
  ...named(['Literal', 'Literals', 'Enums'], { ...schema({ type: 'enum' }), undeclared: old }),
  ...named(['optional', 'NullOr', 'UndefinedOr', 'NullishOr', 'mutable'], { ...schema({ change: '0' }), undeclared: old }),
  String: of('string'),
  Number: of('number'),
  Boolean: of('boolean'),
  ...named(['UUID', 'ULID'], { ...of('uuid'), undeclared: old }),
  ...named(['Int', 'NumberFromString', 'FiniteFromString'], { ...of('number'), undeclared: old }),
  ...named(['Date', 'DateFromString'], { ...of('date'), undeclared: old }),
  ...named(['decodeUnknownSync', 'decodeUnknownPromise', 'decodeSync', 'decodePromise', 'validateSync', 'validatePromise'], { ...decodes, undeclared: old }),
  is: { call: { returns: [{ schema: { change: '0' } }, { type: 'Guard' }] } }
} satisfies Record<string, Item>

const types: Library['types'] = {
  Decoder: { virtual: true, call: { returns: parsed } },
  Guard: { virtual: true, call: { checks: { value: '0', passes: 'true', schema: 'this' }, returns: { value: 'boolean' } } }
}
const about = { versions: '3 || 4', manual: 'https://effect.website/docs/schema/getting-started/' }

/** Effect, of which only the schemas are known. */
export const effect: Library = { package: 'effect', ...about, exports: { Schema: { members: spaces } }, types }

/** What they decode has the keys of the schema, unless `onExcessProperty` keeps others. */
export const effectSchema: Library = {
  package: 'effect/Schema', aliases: ['@effect/schema', '@effect/schema/Schema'], ...about, exports: { Schema: { members: spaces, undeclared: 'of the package itself' }, ...spaces }, types
}
