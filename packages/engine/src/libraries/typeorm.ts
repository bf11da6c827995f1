import type { Input, Item, Library, LibraryType, Placeholders, Port, Result, Select, Signature } from '../model/library.ts'
import { connectionAt } from './connection-settings.ts'

/** What `select` and `relations` of find options say; both are objects of flags or, before 1.0, arrays of names. */
function selects(options: Port): readonly Select[] {
  return [
    { port: `${options}.select`, form: 'flags', mode: 'only' },
    { port: `${options}.select`, form: 'names', mode: 'only' },
    { port: `${options}.relations`, form: 'flags', mode: 'relations' },
    { port: `${options}.relations`, form: 'names', mode: 'relations' }
  ]
}

/**
 * The operations on one entity, which repositories, active records and (with the entity as first argument) the entity manager
 * share. `first` is the argument after the entity.
 */
function operations(first: number, entity: Port): Record<string, Item> {
  const [at, next] = [String(first), String(first + 1)]
  const write = (operation: 'create' | 'update'): Input => ({ kind: 'write', entity, operation })
  const filter = (operation: 'read' | 'update' | 'delete'): Input => ({ kind: 'filter', entity, operation, ...operation === 'read' ? {} : { every: true } })
  const row: Result = { rows: { entity } }
  const list: Result = { rows: { entity, many: true } }
  const found = (many: boolean): Result => ({ rows: { entity, many, select: selects(at) } })
  const counted = (rows: Result): Result => ({ record: { 0: rows, 1: { value: 'number' } } })
  const byOptions = (returns: Result): Item => ({ call: { inputs: { [`${at}.where`]: filter('read') }, returns } })
  const lists = (returns: Result): Item => ({ call: { inputs: { [`${at}.where`]: filter('read'), [`${at}.take`]: 'row-limit' }, returns } })
  const byFilter = (returns: Result): Item => ({ call: { inputs: { [at]: filter('read') }, returns } })
  const deletion: Item = { call: { inputs: { [at]: filter('delete') }, returns: { value: 'object' } } }
  const number: Result = { value: 'number' }
  return {
    find: lists(found(true)),
    findAndCount: lists(counted(found(true))),
    findOne: byOptions(found(false)),
    findOneOrFail: byOptions(found(false)),
    findBy: byFilter(list),
    findAndCountBy: byFilter(counted(list)),
    findOneBy: byFilter(row),
    findOneByOrFail: byFilter(row),
    findOneById: { call: { inputs: { [at]: filter('read') }, returns: row }, undeclared: 'removed in 1.0' },
    findByIds: { call: { inputs: { [at]: filter('read') }, returns: list }, undeclared: 'removed in 1.0' },
    count: byOptions(number),
    countBy: byFilter(number),
    exists: byOptions({ value: 'boolean' }),
    existsBy: byFilter({ value: 'boolean' }),
    sum: { call: { inputs: { [next]: filter('read') }, returns: number } },
    average: { call: { inputs: { [next]: filter('read') }, returns: number } },
    minimum: { call: { inputs: { [next]: filter('read') }, returns: number } },
    maximum: { call: { inputs: { [next]: filter('read') }, returns: number } },
    // Nothing is written yet: what was handed in is in the entity, and `save` writes it.
    create: { call: { returns: [{ from: at }, row] } },
    merge: { call: { stores: [{ from: `${next}*`, into: at }], returns: { from: at } } },
    preload: { call: { returns: [row, { from: at }] } },
    insert: { call: { inputs: { [at]: write('create'), [`${at}[]`]: write('create') }, returns: { value: 'object' } } },
    upsert: { call: { inputs: { [at]: write('update'), [`${at}[]`]: write('update') }, returns: { value: 'object' } } },
    update: { call: { inputs: { [at]: filter('update'), [next]: write('update') }, returns: { value: 'object' } } },
    delete: deletion
  }
}

const saved: Signature = {
  inputs: { 0: { kind: 'write', operation: 'update' }, '0[]': { kind: 'write', operation: 'update' } },
  returns: [{ from: '0' }, { rows: {} }]
}
/** Writes whole rows back, or marks them as deleted. */
const saving = {
  save: { call: saved },
  remove: { call: { returns: { from: '0' } } },
  softRemove: { call: saved },
  recover: { call: saved }
} satisfies Record<string, Item>

const savedBy: readonly Signature[] = [
  {
    when: { 0: 'class', 1: 'present' },
    inputs: { 1: { kind: 'write', entity: '0', operation: 'update' }, '1[]': { kind: 'write', entity: '0', operation: 'update' } },
    returns: [{ from: '1' }, { rows: { entity: '0' } }]
  },
  { inputs: { 0: { kind: 'write', operation: 'update' }, '0[]': { kind: 'write', operation: 'update' } }, returns: { from: '0' } }
]

/** The placeholders of `query` are the driver's own (`$1` of PostgreSQL, `?` of MySQL and SQLite). */
const query: Item = {
  call: {
    inputs: { 0: { kind: 'sql-text', placeholders: { form: '$n', values: '1', depends: true } }, 1: 'sql-values' },
    returns: { rows: { sql: '0', many: true, plain: true } }
  }
}
const sqlTag: Item = { tag: { inputs: { values: 'sql-values' }, returns: { rows: { sql: 'text', many: true, plain: true } } } }

const builder = (entity: Port): Result => ({ type: 'SelectQueryBuilder', of: entity })
const startsQuery = (entity: Port): Signature => ({ returns: [builder(entity), { rows: { entity, many: true } }] })
const repositoryOf = (entity: Port): Signature => ({ returns: { type: 'Repository', of: entity } })

const named: Placeholders = { form: ':name', values: '1' }
/** Text with `:name`, an object, `Brackets`, or a callback that returns text. */
const condition: Item = {
  call: [
    { when: { 0: 'object' }, inputs: { 0: 'filter', 1: 'sql-values' }, returns: { self: true } },
    {
      inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: named }, '0()': { kind: 'sql-text', placeholders: named }, 1: 'sql-values' },
      callbacks: { 0: [{ type: 'SelectQueryBuilder' }] },
      returns: { self: true }
    }
  ]
}
const textCondition: Item = {
  call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: named }, 1: 'sql-values' }, returns: { self: true } }
}
const conditions = { where: condition, andWhere: condition, orWhere: condition } satisfies Record<string, Item>
const byIds = {
  whereInIds: { call: { returns: { self: true } } },
  andWhereInIds: { call: { returns: { self: true } } },
  orWhereInIds: { call: { returns: { self: true } } }
} satisfies Record<string, Item>

const fluent: Item = { call: { returns: { self: true } } }
/** Text that names a column or is an expression. Directions are checked against ASC and DESC. */
const expression: Item = { call: { inputs: { 0: { kind: 'sql-identifier', form: 'string' } }, returns: { self: true } } }
const join = (loads: boolean): Item => ({
  call: {
    inputs: { 2: { kind: 'sql-text', placeholders: { form: ':name', values: '3' } }, 3: 'sql-values' },
    returns: loads ? { self: true, select: { port: '0', form: 'aliased', mode: 'relations' } } : { self: true }
  }
})
const mappedJoin: Item = {
  call: {
    inputs: { 3: { kind: 'sql-text', placeholders: { form: ':name', values: '4' } }, 4: 'sql-values' },
    returns: { self: true, select: { port: '0', form: 'aliased', mode: 'relations' } }
  }
}
const selection = (mode: 'only' | 'add'): Item => ({
  call: { inputs: { 0: { kind: 'sql-identifier', form: 'string' } }, returns: { self: true, select: { port: '0', form: 'aliased', mode } } }
})
const one: Item = { call: { returns: { from: 'this', element: true } } }

const selectBuilder: LibraryType = {
  extends: 'QueryBuilder',
  members: {
    ...conditions,
    ...byIds,
    having: textCondition,
    andHaving: textCondition,
    orHaving: textCondition,
    select: selection('only'),
    addSelect: selection('add'),
    from: { call: startsQuery('0') },
    addFrom: fluent,
    groupBy: expression,
    addGroupBy: expression,
    orderBy: expression,
    addOrderBy: expression,
    distinctOn: expression,
    innerJoin: join(false),
    leftJoin: join(false),
    innerJoinAndSelect: join(true),
    leftJoinAndSelect: join(true),
    innerJoinAndMapMany: mappedJoin,
    innerJoinAndMapOne: mappedJoin,
    leftJoinAndMapMany: mappedJoin,
    leftJoinAndMapOne: mappedJoin,
    setFindOptions: { call: { inputs: { '0.where': 'filter' }, returns: { self: true, select: selects('0') } } },
    subQuery: { call: { returns: { type: 'SelectQueryBuilder' } } },
    distinct: fluent,
    limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
    offset: fluent,
    take: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
    skip: fluent,
    withDeleted: fluent,
    setLock: fluent,
    cache: fluent,
    loadAllRelationIds: fluent,
    loadRelationIdAndMap: fluent,
    loadRelationCountAndMap: { ...fluent, undeclared: 'removed in 1.0' },
    getOne: one,
    getOneOrFail: one,
    getRawOne: one,
    getMany: { call: { returns: { from: 'this' } } },
    getRawMany: { call: { returns: { from: 'this' } } },
    getManyAndCount: { call: { returns: { record: { 0: { from: 'this' }, 1: { value: 'number' } } } } },
    getRawAndEntities: { call: { returns: { record: { entities: { from: 'this' }, raw: { from: 'this' } } } } },
    getCount: { call: { returns: { value: 'number' } } },
    getExists: { call: { returns: { value: 'boolean' } } },
    stream: { call: { returns: { from: 'this' } } }
  }
}

const changes = (type: string): Signature[] => [
  { when: { 0: 'class' }, inputs: { 1: { kind: 'write', entity: '0', operation: 'update' } }, returns: { type, of: '0' } },
  { when: { 0: 'string' }, inputs: { 1: { kind: 'write', entity: '0', operation: 'update' } }, returns: { type, of: '0' } },
  { inputs: { 0: { kind: 'write', operation: 'update' } }, returns: { type, of: 'this' } }
]

const builders: Readonly<Record<string, LibraryType>> = {
  QueryBuilder: {
    members: {
      select: { call: { returns: { type: 'SelectQueryBuilder', of: 'this' } } },
      insert: { call: { returns: { type: 'InsertQueryBuilder', of: 'this' } } },
      update: { call: changes('UpdateQueryBuilder') },
      delete: { call: { returns: { type: 'DeleteQueryBuilder', of: 'this' } } },
      softDelete: { call: { returns: { type: 'SoftDeleteQueryBuilder', of: 'this' } } },
      restore: { call: { returns: { type: 'SoftDeleteQueryBuilder', of: 'this' } } },
      relation: { call: { returns: { type: 'RelationQueryBuilder' } } },
      setParameter: fluent,
      setParameters: fluent,
      clone: fluent,
      comment: fluent,
      execute: {},
      getQuery: {}
    }
  },
  SelectQueryBuilder: selectBuilder,
  InsertQueryBuilder: {
    extends: 'QueryBuilder',
    members: {
      into: { call: { returns: { type: 'InsertQueryBuilder', of: '0' } } },
      values: {
        call: { inputs: { 0: { kind: 'write', operation: 'create' }, '0[]': { kind: 'write', operation: 'create' } }, returns: { self: true } }
      },
      returning: fluent,
      orIgnore: fluent,
      orUpdate: fluent
    }
  },
  UpdateQueryBuilder: {
    extends: 'QueryBuilder',
    members: {
      ...conditions,
      ...byIds,
      set: { call: { inputs: { 0: { kind: 'write', operation: 'update' } }, returns: { self: true } } },
      returning: fluent
    }
  },
  DeleteQueryBuilder: {
    extends: 'QueryBuilder',
    members: { ...conditions, ...byIds, from: { call: { returns: { type: 'DeleteQueryBuilder', of: '0' } } }, returning: fluent }
  },
  SoftDeleteQueryBuilder: {
    virtual: true,
    extends: 'QueryBuilder',
    members: { ...conditions, ...byIds, from: { call: { returns: { type: 'SoftDeleteQueryBuilder', of: '0' } } } }
  },
  RelationQueryBuilder: { extends: 'QueryBuilder', members: { of: fluent, add: {}, set: {}, remove: {}, loadMany: {}, loadOne: {} } },
  WhereExpressionBuilder: { members: { ...conditions, ...byIds } },
  Brackets: {},
  NotBrackets: { extends: 'Brackets' }
}

const connection = {
  ...connectionAt('0', { url: 'url' }),
  '0.extra.ssl.rejectUnauthorized': { setting: 'tls-verification', safeSince: '0' },
  '0.synchronize': { setting: 'schema-sync', safeSince: '0' },
  '0.dropSchema': { setting: 'schema-drop', safeSince: '0' }
} as const satisfies Signature['settings']

const brackets: Item = { new: { callbacks: { 0: [{ type: 'WhereExpressionBuilder' }] }, returns: { type: 'Brackets' } } }
const removed = 'removed in 1.0'

/** Covers 0.2 and 0.3 (connections, global repositories) and 1.x (data sources). */
export const typeorm: Library = {
  package: 'typeorm',
  versions: '0.2 || 0.3 || 1',
  manual: 'https://typeorm.io/docs/working-with-entity-manager/repository-api/',
  skipsUndefined: true,
  exports: {
    DataSource: { new: { settings: connection, returns: { type: 'DataSource' } } },
    BaseEntity: { new: { returns: { type: 'BaseEntity' } } },
    Repository: { new: { returns: { type: 'Repository', of: '0' } } },
    Brackets: brackets,
    NotBrackets: brackets,
    Raw: { call: { inputs: { 0: { kind: 'sql-text', form: 'string', placeholders: named }, '0()': { kind: 'sql-text', placeholders: named }, 1: 'sql-values' } } },
    createConnection: { call: { settings: connection, returns: { type: 'DataSource' } }, undeclared: removed },
    getConnection: { call: { returns: { type: 'DataSource' } }, undeclared: removed },
    getConnectionManager: { undeclared: removed },
    getManager: { call: { returns: { type: 'EntityManager' } }, undeclared: removed },
    getRepository: { call: repositoryOf('0'), undeclared: removed },
    getTreeRepository: { call: repositoryOf('0'), undeclared: removed },
    getCustomRepository: { undeclared: removed },
    createQueryBuilder: { call: startsQuery('0'), undeclared: removed }
  },
  types: {
    ...builders,
    DataSource: {
      members: {
        manager: { type: 'EntityManager' },
        getRepository: { call: repositoryOf('0') },
        getTreeRepository: { call: repositoryOf('0') },
        transaction: {
          call: [
            { when: { 1: 'present' }, callbacks: { 1: [{ type: 'EntityManager' }] }, returns: { callback: '1' } },
            { callbacks: { 0: [{ type: 'EntityManager' }] }, returns: { callback: '0' } }
          ]
        },
        query,
        sql: sqlTag,
        createQueryBuilder: { call: startsQuery('0') },
        createQueryRunner: { call: { returns: { type: 'QueryRunner' } } },
        createEntityManager: { call: { returns: { type: 'EntityManager' } } },
        initialize: { call: { returns: { self: true } } },
        setOptions: fluent
      }
    },
    Connection: { extends: 'DataSource', virtual: true },
    QueryRunner: { members: { manager: { type: 'EntityManager' }, query, sql: sqlTag, stream: query, startTransaction: {}, release: {} } },
    EntityManager: {
      members: {
        ...operations(1, '0'),
        save: { call: savedBy },
        softRemove: { call: savedBy },
        recover: { call: savedBy },
        remove: {},
        getRepository: { call: repositoryOf('0') },
        getTreeRepository: { call: repositoryOf('0') },
        withRepository: { call: { returns: { from: '0' } } },
        transaction: {
          call: [
            { when: { 1: 'present' }, callbacks: { 1: [{ type: 'EntityManager' }] }, returns: { callback: '1' } },
            { callbacks: { 0: [{ type: 'EntityManager' }] }, returns: { callback: '0' } }
          ]
        },
        query,
        sql: sqlTag,
        createQueryBuilder: { call: startsQuery('0') }
      }
    },
    Repository: {
      members: {
        ...operations(0, 'this'),
        ...saving,
        query,
        sql: sqlTag,
        manager: { type: 'EntityManager' },
        createQueryBuilder: { call: startsQuery('this') },
        extend: fluent
      }
    },
    TreeRepository: {
      extends: 'Repository',
      members: {
        findTrees: { call: { returns: { rows: { many: true } } } },
        findRoots: { call: { returns: { rows: { many: true } } } },
        findDescendants: { call: { returns: { rows: { many: true } } } },
        findDescendantsTree: { call: { returns: { rows: {} } } },
        findAncestors: { call: { returns: { rows: { many: true } } } },
        findAncestorsTree: { call: { returns: { rows: {} } } }
      }
    },
    AbstractRepository: { members: { repository: { type: 'Repository' }, manager: { type: 'EntityManager' } }, virtual: true },
    BaseEntity: {
      members: {
        save: { call: { inputs: { this: { kind: 'write', operation: 'update' } }, returns: { from: 'this' } } },
        remove: { call: { returns: { from: 'this' } } },
        softRemove: { call: { returns: { from: 'this' } } },
        recover: { call: { returns: { from: 'this' } } },
        reload: {}
      },
      static: {
        ...operations(0, 'this'),
        save: { call: saved },
        softRemove: { call: saved },
        remove: { call: { returns: { from: '0' } } },
        query,
        getRepository: { call: repositoryOf('this') },
        createQueryBuilder: { call: startsQuery('this') }
      }
    }
  }
}
