import type { Item, Library, Placeholders, Result } from '../model/library.ts'

const placeholders: Placeholders = { form: ':name', values: '1' }
const result: Result = { record: { rows: { rows: { sql: '0', many: true, plain: true } }, rowsAffected: { value: 'number' } } }
const execute: Item = {
  call: {
    inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' },
    returns: result,
    callbacks: { 1: [null, result], 2: [null, result], 3: [null, result] }
  }
}
const connects: Item = { call: { returns: { type: 'Connection' }, callbacks: { 0: [null, { type: 'Connection' }], 1: [null, { type: 'Connection' }] } } }
const exports = {
  getConnection: connects,
  createPool: { call: { returns: { type: 'Pool' }, callbacks: { 1: [null, { type: 'Pool' }] } } },
  getPool: { call: { returns: { type: 'Pool' } } }
} satisfies Record<string, Item>

/** node-oracledb. */
export const oracledb: Library = {
  package: 'oracledb',
  versions: '5 || 6 || 7',
  manual: 'https://node-oracledb.readthedocs.io/en/latest/user_guide/bind.html',
  exports: { default: { members: exports }, ...exports },
  types: {
    Pool: { members: { getConnection: connects, close: {} } },
    Connection: {
      members: {
        execute,
        executeMany: { call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, '1[]': 'sql-values' }, returns: { value: 'object' } } },
        queryStream: { call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' } } },
        commit: {},
        rollback: {},
        close: {}
      }
    }
  }
}
