import type { Item, Library, Placeholders, Result } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'
import { escapes } from './mysql.ts'

/** `[rows, fields]`; of a statement that writes, `rows` is a summary. */
function result(sql: string): Result {
  return { record: { 0: { rows: { sql, many: true, plain: true } }, 1: { value: 'array' } } }
}
const queryWith = (more: Partial<Placeholders>): Item => ({
  call: [
    {
      when: { 0: 'string' },
      inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: { form: '?', values: '1', ...more } }, 1: 'sql-values' },
      returns: result('0')
    },
    {
      inputs: {
        '0.sql': { kind: 'sql-text', placeholders: { form: '?', values: '0.values', ...more } },
        '0.values': 'sql-values',
        1: 'sql-values'
      },
      returns: result('0.sql')
    }
  ]
})
const query = queryWith({})
/** Prepared by the server, which takes no number behind LIMIT that is bound as a double. */
const execute = queryWith({ counts: false })

const exports = {
  createConnection: { call: { settings: connectionOf({ url: 'uri' }), returns: { type: 'Connection' } } },
  createPool: { call: { settings: connectionOf({ url: 'uri' }), returns: { type: 'Pool' } } },
  createPoolCluster: { call: { returns: { type: 'PoolCluster' } } },
  ...escapes
} satisfies Record<string, Item>

export const mysql2Promise: Library = {
  package: 'mysql2/promise',
  aliases: ['promise-mysql'],
  versions: '2 || 3',
  manual: 'https://sidorares.github.io/node-mysql2/docs/documentation/promise-wrapper',
  exports: { default: { members: exports }, ...exports },
  types: {
    Connection: { members: { query, execute, ...escapes, prepare: { call: { inputs: { 0: 'sql-text' } } }, beginTransaction: {}, commit: {}, rollback: {} } },
    PoolConnection: { extends: 'Connection', members: { release: {} } },
    Pool: { extends: 'Connection', members: { getConnection: { call: { returns: { type: 'PoolConnection' } } } } },
    PoolCluster: {
      members: {
        getConnection: { call: { returns: { type: 'PoolConnection' } } },
        of: { call: { returns: { type: 'PoolNamespace' } } }
      }
    },
    PoolNamespace: { members: { query, execute, getConnection: { call: { returns: { type: 'PoolConnection' } } } } }
  }
}
