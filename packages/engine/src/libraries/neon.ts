import type { Item, Library, Placeholders, Result, Signature } from '../model/library.ts'

const placeholders: Placeholders = { form: '$n', values: '1' }
/** Rows, or with `fullResults` an object that has them. */
const rows = (sql: string): readonly Result[] => [{ rows: { sql, many: true, plain: true } }, { record: { rows: { rows: { sql, many: true, plain: true } } } }]
const text: Signature = { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' }, returns: rows('0') }
const tag: Signature = { inputs: { values: 'sql-values' }, returns: rows('text') }

/** Neon's driver: one function for queries by HTTP, and the pool and client of `pg` by WebSocket. */
export const neon: Library = {
  package: '@neondatabase/serverless',
  versions: '0.x || 1',
  manual: 'https://neon.com/docs/serverless/serverless-driver',
  exports: {
    neon: { call: { returns: { type: 'NeonQueryFunction' } } },
    Pool: { new: { returns: { type: 'pg#Pool' } } },
    Client: { new: { returns: { type: 'pg#Client' } } }
  },
  types: {
    NeonQueryFunction: {
      call: { ...text, undeclared: 'before 1.0' },
      tag,
      members: {
        query: { call: text },
        unsafe: { call: { inputs: { 0: { kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag: 'this' } } } } },
        transaction: { call: { returns: { from: '0' } } }
      }
    },
    Pool: { extends: 'pg#Pool' },
    Client: { extends: 'pg#Client' }
  }
}

const sqlTag: Signature = { inputs: { values: 'sql-values' }, returns: { record: { rows: { rows: { sql: 'text', many: true, plain: true } } } } }
const sql: Item = { tag: { ...sqlTag, undeclared: 'a member of its class' } }

/** Vercel's, above Neon's: pools and clients with a tag. */
export const vercelPostgres: Library = {
  package: '@vercel/postgres',
  versions: '0.x',
  manual: 'https://vercel.com/docs/postgres/sdk',
  exports: {
    sql: { type: 'VercelPool' },
    db: { type: 'VercelPool' },
    createPool: { call: { returns: { type: 'VercelPool' } } },
    createClient: { call: { returns: { type: 'VercelClient' } } }
  },
  types: {
    VercelPool: { extends: 'pg#Pool', tag: { ...sqlTag, undeclared: 'of the exported pools' }, members: { sql, connect: { call: { returns: { type: 'VercelClient' } } } } },
    VercelClient: { extends: 'pg#ClientBase', members: { sql, release: { undeclared: 'of clients of a pool' } } }
  }
}
