import type { Input, Item, Library, Result, Signature } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))
const builder = (type: string): Item => ({ call: { returns: { type, of: '0' } } })

/** Columns by name, with the table before them and an alias behind; what a callback gives is read where it is written out. */
function choosing(): Item {
  const rows: Result = { rows: { many: true, plain: true, select: { port: '0', form: 'aliased', mode: 'only' } } }
  return {
    call: [
      { when: { 0: 'function' }, callbacks: { 0: [{ type: 'ExpressionBuilder' }] }, returns: { self: true } },
      { returns: [{ self: true }, rows] }
    ]
  }
}
const choosingAll: Item = {
  call: [
    { when: { 0: 'present' }, returns: [{ self: true }, { rows: { entity: '0', many: true, plain: true } }] },
    { returns: [{ self: true }, { rows: { many: true, plain: true } }] }
  ]
}

const filter = (operation: 'read' | 'update' | 'delete'): Readonly<Record<string, Item>> => ({
  where: {
    call: [
      { when: { 2: 'present' }, inputs: { 2: { kind: 'filter', operation } }, returns: { self: true } },
      { inputs: { 0: { kind: 'filter', operation } }, callbacks: { 0: [{ type: 'ExpressionBuilder' }] }, returns: { self: true } }
    ]
  },
  whereRef: fluent
})

const write = (operation: 'create' | 'update'): Input => ({ kind: 'write', operation })
/** Columns with their values, several rows of them, or a callback that gives such. */
const values: Item = {
  call: {
    inputs: { 0: write('create'), '0[]': write('create'), '0()': write('create') },
    callbacks: { 0: [{ type: 'ExpressionBuilder' }] },
    returns: { self: true }
  }
}
const sets: readonly Signature[] = [
  { when: { 1: 'present' }, inputs: { 1: { kind: 'write', operation: 'update', under: '0' } }, returns: { self: true } },
  { inputs: { 0: write('update'), '0()': write('update') }, callbacks: { 0: [{ type: 'ExpressionBuilder' }] }, returns: { self: true } }
]

const running: Readonly<Record<string, Item>> = {
  execute: fluent,
  executeTakeFirst: { call: { returns: { self: true, many: false } } },
  executeTakeFirstOrThrow: { call: { returns: { self: true, many: false } } },
  stream: fluent,
  $call: { call: { callbacks: { 0: [{ from: 'this' }] }, returns: { callback: '0' } } },
  $if: { call: { callbacks: { 1: [{ from: 'this' }] }, returns: { self: true } } },
  ...named(['$castTo', '$narrowType', '$assertType', 'withPlugin'], fluent),
  compile: {}
}
const returning: Readonly<Record<string, Item>> = { returning: choosing(), returningAll: choosingAll }
const joins = ['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin']

/** Queries on tables: of the database, of a transaction, of an expression. */
const creator: Readonly<Record<string, Item>> = {
  selectFrom: { call: [{ when: { 0: 'array' }, returns: { type: 'SelectQueryBuilder', of: '0[]' } }, { returns: { type: 'SelectQueryBuilder', of: '0' } }] },
  insertInto: builder('InsertQueryBuilder'),
  replaceInto: builder('InsertQueryBuilder'),
  updateTable: builder('UpdateQueryBuilder'),
  deleteFrom: builder('DeleteQueryBuilder'),
  with: fluent,
  withRecursive: fluent,
  withSchema: fluent,
  withPlugin: fluent
}

/** https://kysely-org.github.io/kysely-apidoc/interfaces/Sql.html: it quotes names in spite of its warnings, and writes literals as they are. */
const sql: Item = {
  tag: { inputs: { values: 'sql-values' }, returns: [{ type: 'RawBuilder' }, { record: { rows: { rows: { sql: 'text', many: true, plain: true } } } }] },
  members: {
    raw: { call: { inputs: { 0: { kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag: 'this' } } }, returns: { type: 'RawBuilder' } } },
    lit: { call: { inputs: { 0: 'sql-text' }, returns: { type: 'RawBuilder' } } },
    val: { call: { inputs: { 0: 'sql-values' }, returns: { type: 'RawBuilder' } } },
    ...named(['ref', 'table', 'id'], { call: { inputs: { '*': 'sql-identifier' }, returns: { type: 'RawBuilder' } } }),
    join: { call: { inputs: { '0[]': 'sql-values' }, returns: { type: 'RawBuilder' } } }
  }
}

/** Kysely quotes names, binds values and checks directions and operators. */
export const kysely: Library = {
  package: 'kysely',
  versions: '>=0.24',
  manual: 'https://kysely.dev/docs/getting-started',
  skipsUndefined: true,
  exports: {
    Kysely: { new: { returns: { type: 'Kysely' } } },
    sql,
    CompiledQuery: { members: { raw: { call: { inputs: { 0: 'sql-text', 1: 'sql-values' } } } } }
  },
  types: {
    QueryCreator: { members: creator },
    Kysely: {
      extends: 'QueryCreator',
      new: {},
      members: {
        transaction: { call: { returns: { type: 'TransactionBuilder' } } },
        startTransaction: { call: { returns: { type: 'TransactionBuilder' } } },
        connection: { call: { returns: { type: 'TransactionBuilder' } } },
        executeQuery: {},
        schema: {},
        dynamic: { members: { ref: { call: { inputs: { 0: 'sql-identifier' } } } } },
        fn: {},
        destroy: {}
      }
    },
    Transaction: { extends: 'Kysely' },
    ControlledTransaction: { extends: 'Kysely', members: { commit: {}, rollback: {} } },
    TransactionBuilder: {
      members: {
        setIsolationLevel: fluent,
        setAccessMode: fluent,
        execute: { call: [{ when: { 0: 'function' }, callbacks: { 0: [{ type: 'Transaction' }] }, returns: { callback: '0' } }, { returns: { type: 'ControlledTransaction' } }] }
      }
    },
    SelectQueryBuilder: {
      members: {
        select: choosing(),
        selectAll: choosingAll,
        ...filter('read'),
        ...running,
        ...named([
          ...joins, 'innerJoinLateral', 'leftJoinLateral', 'having', 'groupBy', 'orderBy', 'offset', 'fetch', 'distinct', 'distinctOn', 'forUpdate', 'forShare', 'skipLocked', 'noWait',
          'union', 'unionAll', 'intersect', 'except', 'as', 'clearWhere', 'clearOrderBy', 'clearLimit', 'clearOffset'
        ], fluent),
        limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
        clearSelect: {}
      }
    },
    InsertQueryBuilder: {
      members: {
        values,
        columns: fluent,
        ignore: fluent,
        expression: fluent,
        onConflict: { call: { callbacks: { 0: [{ type: 'OnConflictBuilder', of: 'this' }] }, returns: { self: true } } },
        onDuplicateKeyUpdate: { call: { inputs: { 0: write('update') }, returns: { self: true } } },
        ...returning,
        ...running
      }
    },
    OnConflictBuilder: {
      members: {
        ...named(['column', 'columns', 'constraint', 'expression', 'where', 'whereRef'], fluent),
        doNothing: {},
        doUpdateSet: { call: { inputs: { 0: write('update'), '0()': write('update') }, callbacks: { 0: [{ type: 'ExpressionBuilder' }] }, returns: { self: true } } }
      }
    },
    UpdateQueryBuilder: { members: { set: { call: sets }, from: fluent, ...named(joins, fluent), ...filter('update'), ...returning, ...running } },
    DeleteQueryBuilder: { members: { using: fluent, ...named(joins, fluent), ...filter('delete'), ...returning, ...running } },
    ExpressionBuilder: {
      members: {
        selectFrom: { call: { returns: { type: 'SelectQueryBuilder', of: '0' } } },
        ...named(['and', 'or'], { call: { returns: { from: '0' } } }),
        ...named(['ref', 'val', 'fn', 'case', 'exists', 'not', 'between', 'cast'], {}),
        lit: { call: { inputs: { 0: 'sql-text' } } },
        eb: {}
      }
    },
    RawBuilder: { members: { as: fluent, $castTo: fluent, $notNull: fluent, execute: fluent, compile: {} } }
  }
}
