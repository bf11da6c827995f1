import type { Input, Item, Library, Placeholders, Port, Result, Signature } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

const placeholders: Placeholders = { form: '?', values: '1' }
const rawPart: Item = { call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' }, returns: { self: true } } }
const raw: Item = { call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' }, returns: { type: 'RawBuilder' } } }

const builder: Result = { type: 'QueryBuilder', of: 'this' }
const write = (operation: 'create' | 'update'): Input => ({ kind: 'write', operation })
const inserted: Readonly<Record<Port, Input>> = { 0: write('create'), '0[]': write('create') }
const row: Result = { rows: {} }
/** What is inserted comes back, with the key that the database gave. */
const inserts = (fetches: boolean): Item => ({ call: { inputs: inserted, returns: [builder, fetches ? row : { from: '0' }] } })
const patches: Item = { call: { inputs: { 0: write('update') }, returns: [builder, { value: 'number' }] } }
const fetched = (at: Port): Item => ({ call: { inputs: { [at]: write('update') }, returns: [builder, row] } })
const deletes: Item = { call: { inputs: { this: { kind: 'filter', operation: 'delete' } }, returns: [builder, { value: 'number' }] } }
const counts: Item = { call: { returns: { value: 'number' } } }

const condition: Item = {
  call: { inputs: { 0: { kind: 'filter', form: 'object' } }, callbacks: { 0: [builder] }, returns: { self: true } }
}
/** `'loans.[book, fines]'`: names of relations, of which the first level is read. */
const graph: Item = { call: { returns: { self: true, select: { port: '0', form: 'names', mode: 'relations' } } } }
const columns: Item = { call: { returns: { self: true, select: { port: '*', form: 'aliased', mode: 'only' } } } }
const one: Item = { call: { inputs: { 0: { kind: 'filter', operation: 'read' } }, returns: { self: true, many: false } } }

const query: Readonly<Record<string, Item>> = {
  ...named(['select', 'column', 'columns', 'distinct'], columns),
  findById: one,
  findOne: one,
  findByIds: fluent,
  first: { call: { returns: { self: true, many: false } } },
  ...named(['where', 'andWhere', 'orWhere', 'whereNot', 'andWhereNot', 'orWhereNot', 'having', 'orHaving'], condition),
  ...named(['whereRaw', 'andWhereRaw', 'orWhereRaw', 'havingRaw', 'orHavingRaw', 'groupByRaw', 'orderByRaw', 'joinRaw', 'fromRaw'], rawPart),
  ...named([
    'whereIn', 'orWhereIn', 'whereNotIn', 'whereNull', 'whereNotNull', 'whereBetween', 'whereLike', 'whereILike', 'whereExists', 'whereColumn', 'whereComposite', 'orderBy', 'groupBy', 'limit',
    'offset', 'join', 'innerJoin', 'leftJoin', 'joinRelated', 'innerJoinRelated', 'leftJoinRelated', 'alias', 'modify', 'modifyGraph', 'modifiers', 'throwIfNotFound', 'allowGraph', 'skipUndefined',
    'context', 'transacting', 'forUpdate', 'onConflict', 'ignore', 'union', 'as', 'clone', 'debug', 'timeout', 'castTo', 'range', 'execute'
  ], fluent),
  withGraphFetched: graph,
  withGraphJoined: graph,
  insert: inserts(false),
  insertAndFetch: inserts(true),
  insertGraph: inserts(false),
  insertGraphAndFetch: inserts(true),
  patch: patches,
  update: patches,
  merge: { call: { inputs: { 0: write('update') }, returns: { self: true } } },
  patchAndFetch: fetched('0'),
  updateAndFetch: fetched('0'),
  patchAndFetchById: fetched('1'),
  updateAndFetchById: fetched('1'),
  upsertGraph: fetched('0'),
  upsertGraphAndFetch: fetched('0'),
  returning: { call: { returns: [builder, { rows: { many: true, select: { port: '*', form: 'aliased', mode: 'only' } } }] } },
  delete: deletes,
  del: deletes,
  deleteById: { call: { inputs: { 0: { kind: 'filter', operation: 'delete' } }, returns: { value: 'number' } } },
  resultSize: counts,
  page: { call: { returns: { record: { results: { from: 'this' }, total: { value: 'number' } } } } },
  relate: {},
  unrelate: {},
  count: { call: { returns: builder } },
  toKnexQuery: {}
}

const starts: Signature = { returns: [builder, { rows: { many: true } }] }

/** Knex below, rows that are instances of their model above; `$formatJson` writes them as JSON. */
export const objection: Library = {
  package: 'objection',
  versions: '2 || 3',
  manual: 'https://vincit.github.io/objection.js/api/query-builder/',
  exports: {
    Model: {},
    raw,
    ref: {},
    fn: {},
    transaction: { call: { callbacks: { '1*': [{ type: 'knex#Transaction' }] }, returns: { callback: '1' } } }
  },
  types: {
    Model: {
      static: {
        query: { call: starts },
        relatedQuery: { call: { returns: { type: 'QueryBuilder' } } },
        raw,
        ref: {},
        fn: {},
        fromJson: { call: { returns: [{ from: '0' }, { rows: {} }] } },
        knex: { call: { returns: { type: 'knex#Knex' } } },
        transaction: {
          call: [
            { when: { 1: 'present' }, callbacks: { 1: [{ type: 'knex#Transaction' }] }, returns: { callback: '1' } },
            { callbacks: { 0: [{ type: 'knex#Transaction' }] }, returns: { callback: '0' } }
          ]
        }
      },
      members: {
        $query: { call: { returns: [builder, row] } },
        $relatedQuery: { call: { returns: { type: 'QueryBuilder' } } },
        $set: { call: { stores: [{ from: '0', into: 'this' }], returns: { self: true } } },
        $setJson: { call: { stores: [{ from: '0', into: 'this' }], returns: { self: true } } },
        toJSON: { call: { returns: { from: 'this' } } },
        $toJson: { call: { returns: { from: 'this' } } }
      }
    },
    // Awaited it gives rows, which have the members of their model.
    QueryBuilder: { extends: 'Model', members: query },
    RawBuilder: { members: { as: fluent } }
  }
}
