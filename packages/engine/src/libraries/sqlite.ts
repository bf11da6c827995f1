import type { Input, Item, Library, Result } from '../model/library.ts'

const text: Input = { kind: 'sql-text', placeholders: { form: '?', values: '1*' } }
const changes: Result = { record: { changes: { value: 'number' }, lastID: { value: 'number' } } }
const many: Result = { rows: { sql: '0', many: true, plain: true } }

function runs(result: Result): Item {
  return { call: { inputs: { 0: text, '1*': 'sql-values' }, returns: result } }
}
function continues(result: Result): Item {
  return { call: { inputs: { '*': 'sql-values' }, returns: result } }
}

/** Promises around sqlite3. A text tagged by sql-template-strings is an object, whose holes are bound. */
export const sqlite: Library = {
  package: 'sqlite',
  versions: '4 || 5',
  manual: 'https://github.com/kriasoft/node-sqlite#readme',
  exports: {
    open: { call: { returns: { type: 'Database' } } },
    Database: { new: { returns: { type: 'Database' } } }
  },
  types: {
    Database: {
      members: {
        run: runs(changes),
        get: runs({ rows: { sql: '0', plain: true } }),
        all: runs(many),
        each: { call: { inputs: { 0: text, '1*': 'sql-values' }, callbacks: { '1*': [null, { rows: { sql: '0', plain: true } }] }, returns: { value: 'number' } } },
        exec: { call: { inputs: { 0: 'sql-text' } } },
        prepare: { call: { inputs: { 0: text, '1*': 'sql-values' }, returns: [{ type: 'Statement' }, many] } }
      }
    },
    Statement: {
      members: {
        run: continues(changes),
        get: continues({ from: 'this', element: true }),
        all: continues({ from: 'this' }),
        bind: { call: { inputs: { '*': 'sql-values' } } },
        finalize: {}
      }
    }
  }
}
