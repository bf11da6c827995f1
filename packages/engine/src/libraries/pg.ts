import type { Item, Library, Placeholders, Result, Signature } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'

const placeholders: Placeholders = { form: '$n', values: '1' }
const placeholdersOfConfig: Placeholders = { form: '$n', values: '0.values' }

/** `{ rows, rowCount }`: plain objects with the columns that the text selects. */
function result(sql: string): Result {
  return { record: { rows: { rows: { sql, many: true, plain: true } }, rowCount: { value: 'number' } } }
}

const query: Item = {
  call: [
    {
      when: { 0: 'string' },
      inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' },
      returns: result('0'),
      callbacks: { 1: [null, result('0')], 2: [null, result('0')] }
    },
    // A configuration, or a query object of another package (pg-query-stream, pg-cursor), which comes back.
    {
      inputs: { '0.text': { kind: 'sql-text', placeholders: placeholdersOfConfig }, '0.values': 'sql-values', 1: 'sql-values' },
      returns: [{ from: '0' }, result('0.text')],
      callbacks: { 1: [null, result('0.text')], 2: [null, result('0.text')] }
    }
  ]
}

const escape: Signature = { returns: { from: '0', as: 'string', cleans: ['sql-text'] } }
const escapes = {
  escapeIdentifier: { call: escape },
  escapeLiteral: { call: escape }
} satisfies Record<string, Item>

const tls = connectionOf()

const exports = {
  Client: { new: { settings: tls, returns: { type: 'Client' } } },
  Pool: { new: { settings: tls, returns: { type: 'Pool' } }, call: { returns: { type: 'Pool' }, undeclared: 'a pool may be made without `new`' } },
  Query: { new: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, '0.text': 'sql-text', 1: 'sql-values' } } },
  ...escapes
} satisfies Record<string, Item>

/** node-postgres, with pg-pool, which has the same pool. */
export const pg: Library = {
  package: 'pg',
  aliases: ['pg-native', 'pg.js'],
  versions: '8',
  manual: 'https://node-postgres.com/apis/client',
  exports: {
    default: { members: { ...exports, native: { members: exports } } },
    ...exports,
    native: { members: exports }
  },
  types: {
    Client: { extends: 'ClientBase' },
    ClientBase: { members: { query, ...escapes, connect: { call: { returns: { self: true } } } } },
    PoolClient: { extends: 'ClientBase', members: { release: {} } },
    Pool: {
      members: {
        query,
        connect: { call: { returns: { type: 'PoolClient' }, callbacks: { 0: [null, { type: 'PoolClient' }, null] } } },
        on: { call: { callbacks: { 1: [{ type: 'PoolClient' }] }, returns: { self: true } } }
      }
    }
  }
}
