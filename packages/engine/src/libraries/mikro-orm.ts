import type { Input, Item, Library, LibraryType, Placeholders, Port, Result, Select, Signature } from '../model/library.ts'

const fluent: Item = { call: { returns: { self: true } } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

/** What find options choose (https://mikro-orm.io/docs/entity-manager#fetching-partial-entities): relations are loaded where they are populated. */
function selects(options: Port): readonly Select[] {
  return [
    { port: `${options}.fields`, form: 'names', mode: 'only' },
    { port: `${options}.exclude`, form: 'names', mode: 'except' },
    { port: `${options}.populate`, form: 'names', mode: 'relations' }
  ]
}

/** The operations on one entity, which repositories and (with the entity as first argument) the entity manager share. */
function operations(first: number, entity: Port): Readonly<Record<string, Item>> {
  const [at, next] = [String(first), String(first + 1)]
  const write = (operation: 'create' | 'update'): Input => ({ kind: 'write', entity, operation })
  const filter = (operation: 'read' | 'update' | 'delete'): Input => ({ kind: 'filter', entity, operation })
  const found = (many: boolean, options: string): Result => ({ rows: { entity, many, select: selects(options) } })
  const one: Item = { call: { inputs: { [at]: filter('read') }, returns: found(false, next) } }
  const listed: Result = { record: { 0: found(true, next), 1: { value: 'number' } } }
  const inserts: Readonly<Record<Port, Input>> = { [at]: write('create'), [`${at}[]`]: write('create') }
  return {
    find: { call: { inputs: { [at]: filter('read'), [`${next}.limit`]: 'row-limit' }, returns: found(true, next) } },
    findAll: { call: { inputs: { [`${at}.where`]: filter('read'), [`${at}.limit`]: 'row-limit' }, returns: found(true, at) } },
    findAndCount: { call: { inputs: { [at]: filter('read'), [`${next}.limit`]: 'row-limit' }, returns: listed } },
    findByCursor: { call: { inputs: { [`${at}.where`]: filter('read') }, returns: { record: { items: found(true, at) } } } },
    findOne: one,
    findOneOrFail: one,
    count: { call: { inputs: { [at]: filter('read') }, returns: { value: 'number' } } },
    // It is persisted by the next flush, which takes no argument.
    create: { call: { inputs: { [at]: write('create') }, returns: [{ from: at }, { rows: { entity } }] } },
    map: { call: { returns: [{ from: at }, { rows: { entity } }] } },
    upsert: { call: { inputs: { [at]: write('update') }, returns: { rows: { entity } } } },
    upsertMany: { call: { inputs: { [`${at}[]`]: write('update') }, returns: { rows: { entity, many: true } } } },
    insert: { call: { inputs: inserts, returns: { value: 'object' } } },
    insertMany: { call: { inputs: inserts, returns: { value: 'object' } } },
    nativeUpdate: { call: { inputs: { [at]: filter('update'), [next]: write('update') }, returns: { value: 'number' } } },
    nativeDelete: { call: { inputs: { [at]: filter('delete') }, returns: { value: 'number' } } },
    getReference: { call: { returns: { value: 'object' } } }
  }
}

/** Changes a row that is written by the next flush. */
const assign: Item = {
  call: {
    inputs: { 1: { kind: 'write', entity: '0', operation: 'update' } }, stores: [{ from: '1', into: '0' }], returns: { from: '0' }
  }
}
const populate: Item = { call: { returns: { from: '0' } } }
const removed = 'removed in 6'

const placeholders: Placeholders = { form: '?', values: '1' }
const raw: Signature = { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, '0()': 'sql-text', 1: 'sql-values' }, returns: { type: 'RawQueryFragment' } }
const execute: Item = {
  call: {
    inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' }, returns: { rows: { sql: '0', many: true, plain: true } }
  }
}
const persist: Item = {
  call: { inputs: { 0: { kind: 'write', entity: '0', operation: 'create' }, '0[]': { kind: 'write', entity: '0', operation: 'create' } }, returns: { self: true } }
}
const builder = (entity: Port): Item => ({ call: { returns: [{ type: 'QueryBuilder', of: entity }, { rows: { entity, many: true, plain: true } }] } })
const manager: Result = { type: 'SqlEntityManager' }

const entityManager: LibraryType = {
  members: {
    ...operations(1, '0'),
    assign,
    merge: { call: { returns: { from: '0' } } },
    persist,
    persistAndFlush: { ...persist, undeclared: removed },
    remove: fluent,
    removeAndFlush: { undeclared: removed },
    populate,
    refresh: populate,
    fork: { call: { returns: { type: 'SqlEntityManager' } } },
    getContext: fluent,
    transactional: { call: { callbacks: { 0: [manager] }, returns: { callback: '0' } } },
    getRepository: { call: { returns: { type: 'EntityRepository', of: '0' } } },
    repo: { call: { returns: { type: 'EntityRepository', of: '0' } } },
    getConnection: { call: { returns: { type: 'AbstractSqlConnection' } } },
    flush: {},
    clear: {},
    begin: {},
    commit: {},
    rollback: {}
  }
}

const condition: Item = {
  call: [
    { when: { 0: 'object' }, inputs: { 0: 'filter' }, returns: { self: true } },
    { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders }, 1: 'sql-values' }, returns: { self: true } }
  ]
}
const one: Item = { call: { returns: { self: true, many: false } } }
const joinAndSelect: Item = { call: { returns: { self: true, select: { port: '0', form: 'aliased', mode: 'relations' } } } }

const queryBuilder: LibraryType = {
  members: {
    select: { call: { returns: { self: true, select: { port: '0', form: 'aliased', mode: 'only' } } } },
    addSelect: { call: { returns: { self: true, select: { port: '0', form: 'aliased', mode: 'add' } } } },
    ...named(['where', 'andWhere', 'orWhere', 'having'], condition),
    leftJoinAndSelect: joinAndSelect,
    innerJoinAndSelect: joinAndSelect,
    ...named(['join', 'leftJoin', 'innerJoin', 'orderBy', 'andOrderBy', 'groupBy', 'offset', 'distinct', 'populate', 'as', 'clone', 'from', 'onConflict', 'merge', 'returning'], fluent),
    limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
    insert: { call: { inputs: { 0: { kind: 'write', operation: 'create' }, '0[]': { kind: 'write', operation: 'create' } }, returns: { self: true } } },
    update: { call: { inputs: { 0: { kind: 'write', operation: 'update' } }, returns: { self: true } } },
    delete: { call: { inputs: { 0: { kind: 'filter', operation: 'delete' } }, returns: { value: 'number' } } },
    count: { call: { returns: { value: 'number' } } },
    getCount: { call: { returns: { value: 'number' } } },
    execute: fluent,
    getResult: fluent,
    getResultList: fluent,
    getResultAndCount: { call: { returns: { record: { 0: { from: 'this' }, 1: { value: 'number' } } } } },
    getSingleResult: one,
    raw: { call: raw, undeclared: removed }
  }
}

/** What of a row is written as JSON: hidden properties never are, and those named here are not either. */
const written = (port: Port): Result => ({ from: 'this', keys: { port, form: 'names', mode: 'except' } })
const wrapped: LibraryType = {
  members: {
    assign: { call: { inputs: { 0: { kind: 'write', entity: 'this', operation: 'update' } }, stores: [{ from: '0', into: 'this' }], returns: { from: 'this' } } },
    toObject: { call: { returns: written('0') } },
    toJSON: { call: { returns: { from: 'this' } } },
    toPOJO: { call: { returns: { from: 'this' } } },
    serialize: { call: { returns: written('0.exclude') } },
    init: { call: { returns: { from: 'this' } } },
    populate: { call: { returns: { from: 'this' } } }
  }
}

/** MikroORM, by the name of whichever driver it is imported. Entities keep what is assigned to them and are written by `flush`. */
export const mikroOrm: Library = {
  package: '@mikro-orm/core',
  aliases: ['better-sqlite', 'knex', 'libsql', 'mariadb', 'mongodb', 'mssql', 'mysql', 'oracledb', 'postgresql', 'sql', 'sqlite'].map(driver => `@mikro-orm/${driver}`),
  versions: '4 || 5 || 6 || 7',
  manual: 'https://mikro-orm.io/docs/entity-manager',
  exports: {
    MikroORM: { members: { init: { call: { returns: { type: 'MikroORM' } } }, initSync: { call: { returns: { type: 'MikroORM' } }, undeclared: removed } }, new: { returns: { type: 'MikroORM' } } },
    wrap: { call: { returns: [{ type: 'IWrappedEntity' }, { from: '0' }] } },
    serialize: { call: { returns: { from: '0', keys: { port: '1.exclude', form: 'names', mode: 'except' } } } },
    raw: { call: raw },
    sql: { tag: { inputs: { values: 'sql-values' }, returns: [{ type: 'RawQueryFragment' }, { from: 'text' }] }, members: named(['ref', 'now', 'lower', 'upper'], {}) },
    RequestContext: { members: { create: { call: { callbacks: { 1: [] }, returns: { callback: '1' } } }, getEntityManager: { call: { returns: manager } } } }
  },
  types: {
    MikroORM: { members: { em: { type: 'SqlEntityManager' }, close: {} } },
    EntityManager: { ...entityManager, extends: 'SqlQueries' },
    SqlEntityManager: { extends: 'EntityManager' },
    /** Of the managers of SQL databases; the drivers export theirs by the name of the common one. */
    SqlQueries: {
      virtual: true,
      members: {
        execute,
        createQueryBuilder: builder('0'),
        qb: builder('0'),
        getKnex: { call: { returns: { type: 'knex#Knex' } } },
        getKysely: { call: { returns: { type: 'kysely#Kysely' } } }
      }
    },
    EntityRepository: {
      members: {
        ...operations(0, 'this'),
        assign,
        populate,
        merge: { call: { returns: { from: '0' } } },
        getEntityManager: { call: { returns: manager } },
        em: { type: 'SqlEntityManager', undeclared: 'protected' },
        createQueryBuilder: { ...builder('this'), undeclared: 'of the repositories of SQL databases' },
        qb: { ...builder('this'), undeclared: 'of the repositories of SQL databases' },
        ...named(['persist', 'persistAndFlush'], { ...persist, undeclared: removed }),
        ...named(['flush', 'remove', 'removeAndFlush'], { undeclared: removed })
      }
    },
    SqlEntityRepository: { extends: 'EntityRepository' },
    AbstractSqlConnection: { members: { execute } },
    QueryBuilder: queryBuilder,
    IWrappedEntity: wrapped,
    RawQueryFragment: { members: { as: fluent } }
  }
}
