import type { Item, Library, Result, Signature } from '../model/library.ts'
import { connectionAt, connectionOf } from './connection-settings.ts'

const transaction: Result = { type: 'TransactionSql' }
/** A query, or a part of one: what stands in the holes is bound, unless it is a helper or another part. */
const tag: Signature = { inputs: { values: 'sql-values' }, returns: [{ type: 'PendingQuery' }, { rows: { sql: 'text', many: true, plain: true } }] }
/** `sql(name)` quotes a name; `sql(row, 'a', 'b')` writes these columns, `sql(row)` all keys of the object. */
const call: readonly Signature[] = [
  { when: { 0: 'string' } },
  { when: { 1: 'present' } },
  { inputs: { 0: { kind: 'write', form: 'object', operation: 'create' }, '0[]': { kind: 'write', form: 'object', operation: 'create' } } }
]
const callback: Item = {
  call: [
    { when: { 1: 'present' }, callbacks: { 1: [transaction] }, returns: { callback: '1' } },
    { callbacks: { 0: [transaction] }, returns: { callback: '0' } }
  ]
}
const fluent: Item = { call: { returns: { self: true } } }

/** postgres.js. */
export const postgres: Library = {
  package: 'postgres',
  versions: '3',
  manual: 'https://github.com/porsager/postgres#readme',
  exports: { default: { call: { settings: { ...connectionOf(), ...connectionAt('1') }, returns: { type: 'Sql' } } } },
  types: {
    ISql: {
      call,
      tag,
      members: {
        unsafe: {
          call: {
            inputs: { 0: { kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag: 'this' } }, 1: 'sql-values' },
            returns: [{ type: 'PendingQuery' }, { rows: { sql: '0', many: true, plain: true } }]
          }
        },
        file: { call: { inputs: { 1: 'sql-values' }, returns: { type: 'PendingQuery' } } },
        array: {},
        json: {},
        typed: {},
        notify: {}
      }
    },
    Sql: { extends: 'ISql', call, tag, members: { begin: callback, reserve: { call: { returns: { type: 'Sql' } } }, end: {}, listen: {} } },
    TransactionSql: { extends: 'ISql', call, tag, members: { savepoint: callback } },
    ReservedSql: { extends: 'Sql', call, tag, members: { release: {} } },
    PendingQuery: { members: { execute: fluent, simple: fluent, values: fluent, raw: fluent, cursor: fluent } }
  }
}
