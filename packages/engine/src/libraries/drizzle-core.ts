import type { Input, Item, Library, LibraryType, Result, Select } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

const filter = (operation: 'read' | 'update' | 'delete'): Item => ({ call: { inputs: { 0: { kind: 'filter', operation } }, returns: { self: true } } })
/** A set of columns is written; one call may write several rows. */
const write = (operation: 'create' | 'update'): Input => ({ kind: 'write', operation })

/** What `columns` and `with` of the relational queries choose (https://orm.drizzle.team/docs/rqb). */
const selects: readonly Select[] = [
  { port: '0.columns', form: 'flags', mode: 'only' },
  { port: '0.with', form: 'flags', mode: 'relations' }
]

/** How a dialect runs what has been built: SQLite's queries have a method for each form of answer, the others are awaited. */
const running: Readonly<Record<string, Item>> = {
  execute: { ...fluent, undeclared: 'its type is that of another method' },
  prepare: fluent,
  $dynamic: fluent
}
const syncRunning: Readonly<Record<string, Item>> = {
  ...running,
  all: { ...fluent, undeclared: 'its type is that of another method' },
  get: { call: { returns: { self: true, many: false } }, undeclared: 'its type is that of another method' },
  values: { ...fluent, undeclared: 'its type is that of another method' },
  run: { call: { returns: { value: 'object' } }, undeclared: 'its type is that of another method' }
}

interface Dialect {
  readonly path: string
  readonly manual: string
  /** How the names of its classes begin, and that of the database's class. */
  readonly prefix: string
  readonly database: string
  /** How the names of its functions begin: `pgTable`. */
  readonly verb: string
  readonly running: Readonly<Record<string, Item>>
  readonly returning: boolean
  /** What the text of a query gives. */
  readonly direct: Readonly<Record<string, Item>>
  readonly joins: readonly string[]
  /** Columns that hold numbers. */
  readonly numbers: readonly string[]
  readonly more?: Readonly<Record<string, Item>>
}

/** `select()` gives whole rows, `select({ id: readers.id })` what its argument holds: columns and tables stand for what is in them. */
function selecting(at: '0' | '1', prefix: string): Item {
  return {
    call: [
      { when: { [at]: 'present' }, returns: [{ type: 'ChosenSelect' }, { rows: { chosen: at } }] },
      { returns: { type: `${prefix}SelectBuilder` } }
    ]
  }
}

function databaseType({ prefix, direct }: Dialect): LibraryType {
  const of = (type: string): Item => ({ call: { returns: { type: `${prefix}${type}`, of: '0' } } })
  return {
    members: {
      select: selecting('0', prefix),
      selectDistinct: selecting('0', prefix),
      insert: of('InsertBuilder'),
      update: of('UpdateBuilder'),
      delete: of('DeleteBase'),
      query: { type: 'Queries' },
      with: fluent,
      $with: {},
      $count: { call: { inputs: { 1: { kind: 'filter', entity: '0', operation: 'read' } }, returns: { value: 'number' } } },
      transaction: { call: { callbacks: { 0: [{ type: `${prefix}Transaction` }] }, returns: { callback: '0' } } },
      batch: { call: { returns: { from: '0' } }, undeclared: 'of some drivers' },
      ...direct
    }
  }
}

function selectTypes({ prefix, running: run, joins }: Dialect): Readonly<Record<string, LibraryType>> {
  const table: Item = { call: { returns: [{ type: `${prefix}SelectBase`, of: '0' }, { rows: { chosen: '0', many: true } }] } }
  const clauses: Readonly<Record<string, Item>> = {
    where: filter('read'),
    ...named(['having', 'groupBy', 'orderBy', 'offset', 'as'], fluent),
    limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
    ...named(['union', 'unionAll', 'intersect', 'except'], fluent),
    for: { ...fluent, undeclared: 'not in every dialect' },
    ...run
  }
  return {
    [`${prefix}SelectBuilder`]: { members: { from: table } },
    [`${prefix}SelectBase`]: { members: { ...clauses, ...named(joins, { call: { returns: { self: true, joins: '0' } } }) } },
    ChosenSelect: {
      virtual: true,
      members: { from: { call: { returns: { self: true, many: true } } }, ...clauses, ...named(joins, fluent) }
    }
  }
}

function writeTypes({ prefix, running: run, returning }: Dialect): Readonly<Record<string, LibraryType>> {
  const returned: Item = {
    call: [
      { when: { 0: 'present' }, returns: [{ self: true }, { rows: { chosen: '0', many: true } }] },
      { returns: [{ self: true }, { rows: { many: true } }] }
    ]
  }
  const after: Readonly<Record<string, Item>> = { ...run, ...returning ? { returning: returned } : {} }
  const insert: Readonly<Record<string, Item>> = returning
    ? { onConflictDoUpdate: { call: { inputs: { '0.set': write('update') }, returns: { self: true } } }, onConflictDoNothing: fluent }
    : { onDuplicateKeyUpdate: { call: { inputs: { '0.set': write('update') }, returns: { self: true } } }, $returningId: {} }
  return {
    [`${prefix}InsertBuilder`]: {
      members: {
        values: { call: { inputs: { 0: write('create'), '0[]': write('create') }, returns: { type: `${prefix}InsertBase`, of: 'this' } } },
        select: { call: { returns: { type: `${prefix}InsertBase`, of: 'this' } }, undeclared: 'not in every dialect' }
      }
    },
    [`${prefix}InsertBase`]: { members: { ...insert, ...after } },
    [`${prefix}UpdateBuilder`]: { members: { set: { call: { inputs: { 0: write('update') }, returns: { type: `${prefix}UpdateBase`, of: 'this' } } } } },
    [`${prefix}UpdateBase`]: { members: { where: filter('update'), from: { ...fluent, undeclared: 'not in every dialect' }, ...after } },
    [`${prefix}DeleteBase`]: { members: { where: filter('delete'), ...after } }
  }
}

function dialect(each: Dialect): Library {
  const { path, prefix, verb, database } = each
  // As a schema (`createInsertSchema(readers)`) a table has the keys of its columns.
  const table: readonly Result[] = [{ type: `${prefix}Table` }, { schema: { type: 'object', shape: '1', unknown: 'strip' } }]
  const defines: Item = { call: { returns: table } }
  const schemaType = `${prefix}Schema`
  const found = (many: boolean): Item => ({
    call: { inputs: { '0.where': { kind: 'filter', operation: 'read' } }, returns: [{ type: `${prefix}RelationalQuery` }, { rows: { many, select: selects, plain: true } }] }
  })
  return {
    package: `drizzle-orm/${path}`,
    versions: '>=0.28',
    manual: each.manual,
    skipsUndefined: true,
    exports: {
      [`${verb}Table`]: defines,
      [`${verb}TableCreator`]: { call: { returns: { type: 'TableFunction' } } },
      ...Object.fromEntries(each.numbers.map(name => [name, { call: { returns: [{ schema: { type: 'number' } }, { type: 'NumberColumn' }] } }])),
      ...each.more
    },
    types: {
      [`${prefix}Table`]: { row: true, members: { enableRLS: { ...defines, undeclared: 'of PostgreSQL, in another type' } } },
      [`${prefix}TableWithColumns`]: { row: true, extends: `${prefix}Table` },
      NumberColumn: { virtual: true, others: fluent },
      TableFunction: { virtual: true, call: { returns: table } },
      [schemaType]: { virtual: true, members: { table: defines, view: {}, enum: {} } },
      [database]: databaseType(each),
      [`${prefix}Transaction`]: { extends: database, members: { rollback: { undeclared: 'throws' } } },
      Queries: { virtual: true, others: { type: 'RelationalQueryBuilder', of: 'name' } },
      RelationalQueryBuilder: { virtual: true, members: { findMany: found(true), findFirst: found(false) } },
      [`${prefix}RelationalQuery`]: { virtual: true, members: { execute: fluent, prepare: fluent, sync: fluent } },
      ...selectTypes(each),
      ...writeTypes(each)
    }
  }
}

/** Text that is no `sql` goes to the database as it is. */
const direct = (returns: readonly Result[] | Result): Item => ({ call: { inputs: { 0: { kind: 'sql-text', form: 'string' } }, returns } })
const read: Result = { rows: { sql: '0', many: true, plain: true } }
const joins = ['leftJoin', 'rightJoin', 'innerJoin', 'fullJoin', 'crossJoin']
const lateral = ['leftJoinLateral', 'innerJoinLateral', 'crossJoinLateral']

const postgres: Dialect = {
  path: 'pg-core', manual: 'https://orm.drizzle.team/docs/column-types/pg', prefix: 'Pg', verb: 'pg', database: 'PgDatabase', running, returning: true,
  direct: { execute: direct([{ record: { rows: read } }, read]), selectDistinctOn: selecting('1', 'Pg'), refreshMaterializedView: {} },
  joins: [...joins, ...lateral],
  numbers: ['integer', 'smallint', 'serial', 'smallserial', 'real', 'doublePrecision'],
  more: { pgSchema: { call: { returns: { type: 'PgSchema' } } }, alias: { call: { returns: { type: 'PgTable', of: '0' } } } }
}

export const drizzlePgCore = dialect(postgres)

export const drizzleMysqlCore = dialect({
  path: 'mysql-core', manual: 'https://orm.drizzle.team/docs/column-types/mysql', prefix: 'MySql', verb: 'mysql', database: 'MySqlDatabase', running,
  returning: false,
  direct: { execute: direct({ record: { 0: read } }) },
  joins: ['leftJoin', 'rightJoin', 'innerJoin', 'crossJoin', 'leftJoinLateral', 'innerJoinLateral', 'crossJoinLateral'],
  numbers: ['int', 'tinyint', 'smallint', 'mediumint', 'serial', 'real', 'double', 'float', 'year'],
  more: { mysqlSchema: { call: { returns: { type: 'MySqlSchema' } } }, alias: { call: { returns: { type: 'MySqlTable', of: '0' } } } }
})

export const drizzleSingleStoreCore = dialect({
  path: 'singlestore-core', manual: 'https://orm.drizzle.team/docs/column-types/singlestore', prefix: 'SingleStore', verb: 'singlestore',
  database: 'SingleStoreDatabase', running, returning: false,
  direct: { execute: direct({ record: { 0: read } }) },
  joins: ['leftJoin', 'rightJoin', 'innerJoin', 'fullJoin', 'crossJoin'],
  numbers: ['int', 'tinyint', 'smallint', 'mediumint', 'serial', 'real', 'double', 'float', 'year'],
  more: { singlestoreSchema: { call: { returns: { type: 'SingleStoreSchema' } } } }
})

export const drizzleSqliteCore = dialect({
  path: 'sqlite-core', manual: 'https://orm.drizzle.team/docs/column-types/sqlite', prefix: 'SQLite', verb: 'sqlite', database: 'BaseSQLiteDatabase',
  running: syncRunning, returning: true,
  direct: {
    all: direct(read),
    values: direct(read),
    get: direct({ rows: { sql: '0', plain: true } }),
    run: direct({ value: 'object' })
  },
  joins,
  numbers: ['real'],
  more: { alias: { call: { returns: { type: 'SQLiteTable', of: '0' } } } }
})
