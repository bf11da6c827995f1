import type { Item, Library, Result, Signature } from '../model/library.ts'

const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

/** Every query is a tagged template, of which the values are bound; its text says what it gives. */
const tag: Signature = { inputs: { values: 'sql-values' }, returns: { from: 'text' } }
const typed: Item = { call: { returns: { type: 'Tag' } } }
const rows: Result = { rows: { sql: '0', many: true, plain: true } }
const row: Result = { rows: { sql: '0', plain: true } }
const transaction = { callbacks: { 0: [{ type: 'DatabaseTransactionConnection' }] }, returns: { callback: '0' } } satisfies Signature

export const slonik: Library = {
  package: 'slonik',
  versions: '>=30',
  manual: 'https://github.com/gajus/slonik#readme',
  exports: {
    createPool: { call: { returns: { type: 'DatabasePool' } } },
    sql: {
      members: {
        unsafe: { tag },
        fragment: { tag },
        type: typed,
        typeAlias: typed,
        identifier: { call: { inputs: { '0[]': 'sql-identifier' } } },
        join: { call: { returns: { type: 'Fragment' } } },
        ...named(['array', 'binary', 'date', 'json', 'jsonb', 'literalValue', 'timestamp', 'unnest', 'uuid'], {})
      }
    }
  },
  types: {
    Tag: { virtual: true, tag },
    Fragment: { virtual: true },
    CommonQueryMethods: {
      members: {
        query: { call: { returns: { record: { rows } } } },
        any: { call: { returns: rows } },
        many: { call: { returns: rows } },
        one: { call: { returns: row } },
        maybeOne: { call: { returns: row } },
        transaction: { call: transaction }
      }
    },
    DatabasePool: { extends: 'CommonQueryMethods', members: { connect: { call: transaction } } },
    DatabaseTransactionConnection: { extends: 'CommonQueryMethods' },
    DatabasePoolConnection: { extends: 'CommonQueryMethods' }
  }
}
