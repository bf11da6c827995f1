import type { Item, Library, Result } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'

const row: Result = { rows: { sql: '0', plain: true } }
const rows: Result = { rows: { sql: '0', many: true, plain: true } }

function runs(result: Result): Item {
  return {
    call: [
      { when: { 0: 'string' }, inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: { form: '$n', values: '1' } }, 1: 'sql-values' }, returns: result },
      { inputs: { '0.text': { kind: 'sql-text', placeholders: { form: '$n', values: '0.values' } }, '0.values': 'sql-values', 1: 'sql-values' }, returns: result }
    ]
  }
}
/** A callback with a task of its own, after an optional tag or options. */
const task: Item = {
  call: [
    { when: { 1: 'present' }, callbacks: { 1: [{ type: 'ITask' }] }, returns: { callback: '1' } },
    { callbacks: { 0: [{ type: 'ITask' }] }, returns: { callback: '0' } }
  ]
}

const protocol = {
  query: runs(rows),
  none: runs({ value: 'null' }),
  one: runs(row),
  oneOrNone: runs(row),
  many: runs(rows),
  manyOrNone: runs(rows),
  any: runs(rows),
  result: runs({ record: { rows, rowCount: { value: 'number' } } }),
  multi: runs({ array: rows }),
  multiResult: runs({ array: { record: { rows } } }),
  // The name of the function is quoted.
  func: { call: { inputs: { 1: 'sql-values' } } },
  proc: { call: { inputs: { 1: 'sql-values' } } },
  map: { call: { inputs: { 0: 'sql-text', 1: 'sql-values' }, callbacks: { 2: [row] }, returns: { array: { callback: '2' } } } },
  each: { call: { inputs: { 0: 'sql-text', 1: 'sql-values' }, callbacks: { 2: [row] }, returns: rows } },
  task,
  taskIf: task,
  tx: task,
  txIf: task
} satisfies Record<string, Item>

const escaped: Item = { call: { returns: { from: '0', as: 'string', cleans: ['sql-text', 'sql-identifier'] } } }

/** Values are formatted into the text on the client; `:raw` and `^` put them there as they are, which is not followed. */
export const pgPromise: Library = {
  package: 'pg-promise',
  versions: '10 || 11 || 12',
  manual: 'https://vitaly-t.github.io/pg-promise/Database.html',
  exports: { default: { call: { returns: { type: 'IMain' } } } },
  types: {
    IMain: {
      call: { settings: connectionOf(), returns: { type: 'IDatabase' } },
      members: {
        as: { type: 'IFormatting' },
        helpers: { type: 'IHelpers' },
        end: {}
      }
    },
    IFormatting: {
      members: {
        alias: escaped,
        csv: escaped,
        json: escaped,
        name: escaped,
        text: escaped,
        value: escaped,
        format: { call: { returns: [{ from: '0' }, { from: '1', as: 'string', cleans: ['sql-text', 'sql-identifier'] }] } }
      }
    },
    IHelpers: {
      members: {
        // Columns that are named decide which keys are written; without them all are.
        insert: { call: [{ when: { 1: 'present' } }, { inputs: { 0: { kind: 'write', form: 'object', operation: 'create' } } }] },
        update: { call: [{ when: { 1: 'present' } }, { inputs: { 0: { kind: 'write', form: 'object', operation: 'update' } } }] }
      }
    },
    IBaseProtocol: { members: protocol },
    IDatabase: { extends: 'IBaseProtocol', members: { connect: { call: { returns: { type: 'IConnected' } } } } },
    ITask: { extends: 'IBaseProtocol', members: { batch: { call: { returns: { from: '0' } } } } },
    IConnected: { extends: 'IBaseProtocol', members: { done: {} } }
  }
}
