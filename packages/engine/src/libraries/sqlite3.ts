import type { Input, Item, Library, Result, Signature } from '../model/library.ts'

const row: Result = { rows: { sql: '0', plain: true } }
const rows: Result = { rows: { sql: '0', many: true, plain: true } }
const text: Input = { kind: 'sql-text', placeholders: { form: '?', values: '1*' } }

/** The callback stands after the values, which are one argument or several. */
function runs(result: Result | null): Item {
  const callback = [null, result]
  return { call: { inputs: { 0: text, '1*': 'sql-values' }, callbacks: { '1*': callback }, returns: { self: true } } }
}
/** What a prepared statement hands to its callback are the rows that it carries. */
function continues(result: Result | null): Item {
  return { call: { inputs: { '*': 'sql-values' }, callbacks: { '*': [null, result] }, returns: { self: true } } }
}
const statement: readonly Result[] = [{ type: 'Statement' }, rows]
const opens: Signature = { returns: { type: 'Database' } }

const database = {
  run: runs(null),
  get: runs(row),
  all: runs(rows),
  each: runs(row),
  exec: { call: { inputs: { 0: 'sql-text' }, returns: { self: true } } },
  prepare: { call: { inputs: { 0: text, '1*': 'sql-values' }, returns: statement } },
  serialize: { call: { returns: { callback: '0' } } },
  parallelize: { call: { returns: { callback: '0' } } }
} satisfies Record<string, Item>

const exports = {
  Database: { new: opens },
  cached: { members: { Database: { call: opens } }, undeclared: 'declared on the type of `verbose()` only' },
  verbose: { call: { returns: { type: 'sqlite3' } } }
} satisfies Record<string, Item>

/** With callbacks; the package `sqlite` puts promises around it. */
export const sqlite3: Library = {
  package: 'sqlite3',
  aliases: ['@vscode/sqlite3', '@journeyapps/sqlcipher'],
  versions: '4 || 5 || 6',
  manual: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  exports: { default: { members: exports }, ...exports },
  types: {
    sqlite3: { members: { Database: { new: opens }, verbose: { call: { returns: { self: true } } } } },
    Database: { members: database },
    Statement: {
      members: {
        run: continues(null),
        get: continues({ from: 'this', element: true }),
        all: continues({ from: 'this' }),
        each: continues({ from: 'this', element: true }),
        bind: { call: { inputs: { '*': 'sql-values' }, returns: { self: true } } },
        finalize: {}
      }
    }
  }
}
