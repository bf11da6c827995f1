import type { Input, Item, Library, Placeholders, Result, Select, Signature } from '../model/library.ts'
import { connectionAt } from './connection-settings.ts'

const placeholders: Placeholders = { form: '?', values: '1' }
const builder: Result = { type: 'QueryBuilder', of: 'this' }
const fluent: Item = { call: { returns: { self: true } } }

/** Text with bindings that becomes a part of the query. */
const rawPart: Item = {
  call: { inputs: { 0: { kind: 'sql-text', placeholders }, 1: 'sql-values' }, returns: { self: true } }
}
const rawSignature: Signature = {
  inputs: { 0: { kind: 'sql-text', placeholders }, 1: 'sql-values' },
  returns: [{ type: 'Raw' }, { rows: { sql: '0', many: true, plain: true } }]
}

const rowsOf = (entity: string): readonly Result[] => [{ type: 'QueryBuilder', of: entity }, { rows: { entity, many: true, plain: true } }]
/** Names a table: `knex('books')`, `.from('books')`. */
const table = { returns: rowsOf('0') } satisfies Signature

/** An object of columns and values, a callback for a group, or a column and its value (which knex quotes and binds). */
const condition: Item = {
  call: { inputs: { 0: { kind: 'filter', form: 'object' } }, callbacks: { 0: [builder] }, returns: { self: true } }
}
const join: Item = { call: { callbacks: { 1: [{ type: 'JoinClause' }] }, returns: { self: true } } }

const only: Select = { port: '*', form: 'names', mode: 'only' }
const columns: Item = { call: { returns: { self: true, select: only } } }

const writeOf = (operation: 'create' | 'update'): Input => ({ kind: 'write', form: 'object', operation })
/** Gives counts or ids, or rows when a second argument names the columns to return. */
function writing(operation: 'create' | 'update'): Signature[] {
  const returned: Select = { port: '1', form: 'names', mode: 'only' }
  const inputs = { 0: writeOf(operation), '0[]': writeOf(operation) }
  return [
    { when: { 0: 'object', 1: 'present' }, inputs, returns: [builder, { rows: { many: true, plain: true, select: returned } }] },
    { when: { 0: 'array', 1: 'present' }, inputs, returns: [builder, { rows: { many: true, plain: true, select: returned } }] },
    { inputs, returns: [builder, { value: 'number' }] }
  ]
}

/** Removes the rows that the conditions before it leave. */
const removes: Item = { call: { inputs: { this: { kind: 'filter', operation: 'delete' } }, returns: [builder, { value: 'number' }] } }

const query = {
  select: columns,
  column: columns,
  columns,
  distinct: columns,
  first: { call: { returns: { self: true, select: only, many: false } } },
  pluck: { call: { returns: { self: true, select: only } } },
  from: { call: table },
  into: { call: table },
  table: { call: table },
  fromRaw: rawPart,
  where: condition,
  andWhere: condition,
  orWhere: condition,
  whereNot: condition,
  andWhereNot: condition,
  orWhereNot: condition,
  having: condition,
  andHaving: condition,
  orHaving: condition,
  whereRaw: rawPart,
  andWhereRaw: rawPart,
  orWhereRaw: rawPart,
  havingRaw: rawPart,
  orHavingRaw: rawPart,
  groupByRaw: rawPart,
  orderByRaw: rawPart,
  joinRaw: rawPart,
  withRaw: {
    call: { inputs: { 1: { kind: 'sql-text', placeholders: { form: '?', values: '2' } }, 2: 'sql-values' }, returns: { self: true } }
  },
  join,
  innerJoin: join,
  leftJoin: join,
  leftOuterJoin: join,
  rightJoin: join,
  rightOuterJoin: join,
  fullOuterJoin: join,
  crossJoin: join,
  with: fluent,
  withSchema: fluent,
  as: fluent,
  whereIn: fluent,
  orWhereIn: fluent,
  whereNotIn: fluent,
  whereNull: fluent,
  orWhereNull: fluent,
  whereNotNull: fluent,
  whereExists: fluent,
  whereBetween: fluent,
  whereLike: fluent,
  orWhereLike: fluent,
  whereILike: fluent,
  orWhereILike: fluent,
  whereJsonPath: fluent,
  groupBy: fluent,
  orderBy: fluent,
  union: fluent,
  unionAll: fluent,
  limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
  offset: fluent,
  modify: { call: { callbacks: { 0: [builder] }, returns: { self: true } } },
  insert: { call: writing('create') },
  upsert: { call: writing('create') },
  update: { call: writing('update') },
  returning: {
    call: { returns: [builder, { rows: { many: true, plain: true, select: { port: '*', form: 'names', mode: 'only' } } }] }
  },
  del: removes,
  delete: removes,
  increment: { call: { returns: [builder, { value: 'number' }] } },
  decrement: { call: { returns: [builder, { value: 'number' }] } },
  count: { call: { returns: builder } },
  countDistinct: { call: { returns: builder } },
  min: { call: { returns: builder } },
  max: { call: { returns: builder } },
  sum: { call: { returns: builder } },
  avg: { call: { returns: builder } }
} satisfies Record<string, Item>

const connection = { '0.connection': 'connection-url', ...connectionAt('0.connection') } as const

/** Knex quotes names and binds values; only the raw family takes SQL as it is. */
export const knex: Library = {
  package: 'knex',
  versions: '1 || 2 || 3',
  manual: 'https://knexjs.org/guide/query-builder.html',
  skipsUndefined: true,
  exports: {
    default: { call: { settings: connection, returns: { type: 'Knex' } } },
    knex: { call: { settings: connection, returns: { type: 'Knex' } } }
  },
  types: {
    Knex: {
      extends: 'QueryInterface',
      call: table,
      members: {
        raw: { call: rawSignature },
        ref: {},
        fn: {},
        schema: { type: 'SchemaBuilder' },
        queryBuilder: { call: { returns: { type: 'QueryBuilder' } } },
        batchInsert: {
          call: { inputs: { '1[]': { kind: 'write', entity: '0', operation: 'create' } }, returns: { value: 'number' } }
        },
        transaction: {
          call: [
            { when: { 0: 'function' }, callbacks: { 0: [{ type: 'Transaction' }] }, returns: { callback: '0' } },
            { returns: { type: 'Transaction' } }
          ]
        }
      }
    },
    Transaction: { extends: 'Knex', call: table, members: { commit: {}, rollback: {}, savepoint: { call: { callbacks: { 0: [{ type: 'Transaction' }] } } } } },
    QueryInterface: { members: query },
    QueryBuilder: {
      extends: 'QueryInterface',
      members: {
        onConflict: { call: { returns: { type: 'OnConflictQueryBuilder', of: 'this' } } },
        transacting: fluent,
        clone: fluent,
        debug: fluent,
        forUpdate: fluent,
        timeout: fluent
      }
    },
    OnConflictQueryBuilder: {
      members: {
        merge: { call: { inputs: { 0: writeOf('update') }, returns: builder } },
        ignore: { call: { returns: builder } }
      }
    },
    JoinClause: { members: { on: fluent, andOn: fluent, orOn: fluent, onIn: fluent, andOnVal: fluent, onVal: fluent, using: fluent } },
    Raw: { members: { wrap: { call: { inputs: { 0: 'sql-text', 1: 'sql-text' }, returns: { self: true } } }, toQuery: {} } },
    SchemaBuilder: { members: { raw: { call: { inputs: { 0: 'sql-text' }, returns: { self: true } } } } }
  }
}
