import type { Item, Library, Placeholders, Result } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'

/** The tagged form binds what stands in its holes; `input` names values for `@name` in the call before. */
const placeholders: Placeholders = { form: 'tag', values: 'values', tag: 'this.query' }
const result = (sql: string): Result => ({
  record: { recordset: { rows: { sql, many: true, plain: true } }, recordsets: { array: { rows: { sql, many: true, plain: true } } } }
})

const query: Item = {
  call: { inputs: { 0: { kind: 'sql-text', placeholders } }, returns: result('0'), callbacks: { 1: [null, result('0')] } },
  tag: { inputs: { values: 'sql-values' }, returns: result('text'), undeclared: 'a tag is declared as a call' }
}
const batch: Item = {
  call: { inputs: { 0: { kind: 'sql-text', placeholders: { ...placeholders, tag: 'this.batch' } } }, returns: result('0') },
  tag: { inputs: { values: 'sql-values' }, returns: result('text'), undeclared: 'a tag is declared as a call' }
}
const request: Item = { call: { returns: { type: 'Request' } } }

const exports = {
  ConnectionPool: { new: { settings: connectionOf(), returns: { type: 'ConnectionPool' } } },
  Request: { new: { returns: { type: 'Request' } } },
  Transaction: { new: { returns: { type: 'Transaction' } } },
  PreparedStatement: { new: { returns: { type: 'PreparedStatement' } } },
  connect: { call: { settings: connectionOf(), returns: { type: 'ConnectionPool' } } },
  query,
  batch: { ...batch, undeclared: 'it is there and does what `query` does' }
} satisfies Record<string, Item>

/** Microsoft SQL Server. */
export const mssql: Library = {
  package: 'mssql',
  aliases: ['mssql/msnodesqlv8'],
  versions: '6 || 7 || 8 || 9 || 10 || 11 || 12',
  manual: 'https://tediousjs.github.io/node-mssql/',
  options: { trustServerCertificate: 'tls-trust-all' },
  exports: { default: { members: exports, undeclared: 'the CommonJS value' }, ...exports },
  types: {
    ConnectionPool: { members: { connect: { call: { returns: { self: true } } }, request, query, batch, transaction: { call: { returns: { type: 'Transaction' } } } } },
    Transaction: { members: { begin: { call: { returns: { self: true } } }, request, commit: {}, rollback: {} } },
    Request: {
      members: {
        query,
        batch,
        input: {
          call: [
            { when: { 2: 'present' }, inputs: { 2: 'sql-values' }, returns: { self: true } },
            { inputs: { 1: 'sql-values' }, returns: { self: true } }
          ]
        },
        output: { call: { returns: { self: true } } },
        execute: {}
      }
    },
    PreparedStatement: {
      members: {
        prepare: { call: { inputs: { 0: 'sql-text' }, returns: { self: true } } },
        input: { call: { returns: { self: true } } },
        execute: { call: { inputs: { 0: 'sql-values' } } }
      }
    }
  }
}
