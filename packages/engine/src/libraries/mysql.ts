import type { Item, Library, Placeholders, Result, Signature } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'

/** Callbacks get an error, the rows, and the fields; what is given back is an emitter. */
function statement(sql: string): Result {
  return { rows: { sql, many: true, plain: true } }
}
const callbacks = (sql: string) => ({ 1: [null, statement(sql), null], 2: [null, statement(sql), null] })
const queryWith = (more: Partial<Placeholders>): Item => ({
  call: [
    {
      when: { 0: 'string' },
      inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: { form: '?', values: '1', ...more } }, 1: 'sql-values' },
      callbacks: callbacks('0')
    },
    {
      inputs: {
        '0.sql': { kind: 'sql-text', placeholders: { form: '?', values: '0.values', ...more } },
        '0.values': 'sql-values',
        1: 'sql-values'
      },
      callbacks: callbacks('0.sql')
    }
  ]
})
export const query = queryWith({})
/** Prepared by the server, which takes no number behind LIMIT that is bound as a double (mysql2's `execute`). */
export const execute = queryWith({ counts: false })

const cleaned: Signature = { returns: { from: '0', as: 'string', cleans: ['sql-text', 'sql-identifier'] } }
/** `escape`, `escapeId` and `format`, which escapes its values and takes the rest as it is. */
export const escapes = {
  escape: { call: cleaned },
  escapeId: { call: cleaned },
  format: { call: { returns: [{ from: '0' }, { from: '1', as: 'string', cleans: ['sql-text', 'sql-identifier'] }] } }
} satisfies Record<string, Item>

const exports = {
  createConnection: { call: { settings: connectionOf({ url: 'uri' }), returns: { type: 'Connection' } } },
  createPool: { call: { settings: connectionOf({ url: 'uri' }), returns: { type: 'Pool' } } },
  createPoolCluster: { call: { returns: { type: 'PoolCluster' } } },
  ...escapes,
  // Is not escaped when it stands among the values.
  raw: { call: { inputs: { 0: 'sql-text' } } }
} satisfies Record<string, Item>

const connection = { query, ...escapes } satisfies Record<string, Item>
/** Of a cluster: the pattern and the selector may come first. */
const connects: Item = {
  call: { callbacks: { 0: [null, { type: 'PoolConnection' }], 1: [null, { type: 'PoolConnection' }], 2: [null, { type: 'PoolConnection' }] } }
}

/** Placeholders are replaced by escaped text on the client. */
export const mysql: Library = {
  package: 'mysql',
  versions: '2',
  manual: 'https://github.com/mysqljs/mysql#readme',
  exports: { default: { members: exports }, ...exports },
  types: {
    Connection: { members: connection },
    PoolConnection: { extends: 'Connection', members: { release: {} } },
    Pool: { members: { ...connection, getConnection: { call: { callbacks: { 0: [null, { type: 'PoolConnection' }] } } } } },
    PoolCluster: { members: { getConnection: connects, of: { call: { returns: { type: 'Pool' } } } } }
  }
}
