import type { Item, Library, Signature } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const opens: Signature = { returns: { type: 'Database' } }
const bound: Signature = { inputs: { '*': 'sql-values' } }

/** Values are bound when the prepared statement runs. */
export const betterSqlite3: Library = {
  package: 'better-sqlite3',
  aliases: ['better-sqlite3-multiple-ciphers'],
  versions: '7 || 8 || 9 || 10 || 11 || 12',
  manual: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  exports: { default: { new: opens, call: opens } },
  types: {
    Database: {
      members: {
        prepare: {
          call: {
            inputs: { 0: { kind: 'sql-text', placeholders: { form: '?', values: 'this' } } },
            returns: [{ type: 'Statement' }, { rows: { sql: '0', many: true, plain: true } }]
          }
        },
        exec: { call: { inputs: { 0: 'sql-text' }, returns: { self: true } } },
        pragma: { call: { inputs: { 0: 'sql-text' } } },
        // What it gives is called like the function that it was given.
        transaction: { call: { returns: { from: '0' } } }
      }
    },
    Statement: {
      members: {
        get: { call: { ...bound, returns: { from: 'this', element: true } } },
        all: { call: { ...bound, returns: { from: 'this' } } },
        iterate: { call: { ...bound, returns: { from: 'this' } } },
        run: { call: { ...bound, returns: { record: { changes: { value: 'number' }, lastInsertRowid: { value: 'number' } } } } },
        bind: { call: { ...bound, returns: { self: true } } },
        pluck: fluent,
        expand: fluent,
        raw: fluent,
        safeIntegers: fluent
      }
    }
  }
}
