import type { Item, Library } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'
import { escapes, execute, query } from './mysql.ts'

const tls = connectionOf({ url: 'uri' })

const exports = {
  createConnection: { call: { settings: tls, returns: { type: 'Connection' } } },
  createPool: { call: { settings: tls, returns: { type: 'Pool' } } },
  createPoolCluster: { call: { returns: { type: 'PoolCluster' } } },
  ...escapes,
  raw: { call: { inputs: { 0: 'sql-text' } } }
} satisfies Record<string, Item>

const connection = {
  query,
  execute,
  ...escapes,
  prepare: { call: { inputs: { 0: 'sql-text' } } }
} satisfies Record<string, Item>
/** Of a cluster: the pattern and the selector may come first. */
const connects: Item = {
  call: { callbacks: { 0: [null, { type: 'PoolConnection' }], 1: [null, { type: 'PoolConnection' }], 2: [null, { type: 'PoolConnection' }] } }
}

/** The interface of mysql with callbacks; promises are in `mysql2/promise`. */
export const mysql2: Library = {
  package: 'mysql2',
  versions: '2 || 3',
  manual: 'https://sidorares.github.io/node-mysql2/docs',
  exports: { default: { members: exports }, ...exports },
  types: {
    Connection: { members: { ...connection, promise: { call: { returns: { type: 'mysql2/promise#Connection' } } } } },
    PoolConnection: {
      extends: 'Connection',
      members: { release: {}, promise: { call: { returns: { type: 'mysql2/promise#PoolConnection' } } } }
    },
    Pool: {
      members: {
        query,
        execute,
        escape: escapes.escape,
        escapeId: escapes.escapeId,
        format: escapes.format,
        getConnection: { call: { callbacks: { 0: [null, { type: 'PoolConnection' }] } } },
        promise: { call: { returns: { type: 'mysql2/promise#Pool' } } }
      }
    },
    PoolCluster: { members: { getConnection: connects, of: { call: { returns: { type: 'Pool' } } } } }
  }
}
