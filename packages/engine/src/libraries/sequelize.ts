import type { Input, Item, Library, Placeholders, Result, Select, Signature } from '../model/library.ts'
import { connectionAt } from './connection-settings.ts'

function selects(options: string): readonly Select[] {
  return [
    { port: `${options}.attributes`, form: 'names', mode: 'only' },
    { port: `${options}.attributes.exclude`, form: 'names', mode: 'except' },
    { port: `${options}.attributes.include`, form: 'names', mode: 'add' },
    { port: `${options}.include`, form: 'models', mode: 'relations' }
  ]
}

/** https://sequelize.org/docs/v6/core-concepts/model-basics/#model-synchronization */
const synchronises: Item = {
  call: { settings: { '0.force': { setting: 'schema-drop', safeSince: '0' }, '0.alter': { setting: 'schema-sync', safeSince: '0' } } }
}
const instance: Result = { type: 'Model', of: 'this' }
const row = (options: string): readonly Result[] => [{ rows: { select: selects(options) } }, instance]
const list = (options: string): readonly Result[] => [{ rows: { many: true, select: selects(options) } }, { array: instance }]
const made: readonly Result[] = [{ rows: {} }, instance]

const create: Input = { kind: 'write', operation: 'create' }
const update: Input = { kind: 'write', operation: 'update' }
/** `fields` of the options names the columns that are written. */
const fields: Select = { port: '1.fields', form: 'names', mode: 'only' }
const createFields: Input = { ...create, keys: fields }
const updateFields: Input = { ...update, keys: fields }
const reads: Input = { kind: 'filter', operation: 'read' }
const updates: Input = { kind: 'filter', operation: 'update' }
const deletes: Input = { kind: 'filter', operation: 'delete' }

const count: Item = { call: { inputs: { '0.where': reads }, returns: { value: 'number' } } }
const orMade: Item = {
  call: {
    inputs: { '0.where': reads, '0.defaults': create },
    returns: { record: { 0: { rows: { select: selects('0') } }, 1: { value: 'boolean' } } }
  }
}
const fluent: Item = { call: { returns: { self: true } } }

/** What a model's class can do. */
const statics = {
  findAll: { call: { inputs: { '0.where': reads, '0.limit': 'row-limit' }, returns: list('0') } },
  findAndCountAll: {
    call: { inputs: { '0.where': reads, '0.limit': 'row-limit' }, returns: { record: { rows: { rows: { many: true, select: selects('0') } }, count: { value: 'number' } } } }
  },
  findByPk: { call: { inputs: { 0: reads }, returns: row('1') } },
  findOne: { call: { inputs: { '0.where': reads }, returns: row('0') } },
  count,
  max: { call: { inputs: { '1.where': reads }, returns: { value: 'number' } } },
  min: { call: { inputs: { '1.where': reads }, returns: { value: 'number' } } },
  sum: { call: { inputs: { '1.where': reads }, returns: { value: 'number' } } },
  aggregate: { call: { inputs: { '2.where': reads } } },
  build: { call: { inputs: { 0: create }, returns: made } },
  bulkBuild: { call: { inputs: { '0[]': create, 0: create }, returns: { rows: { many: true } } } },
  create: { call: { inputs: { 0: createFields }, returns: made } },
  bulkCreate: { call: { inputs: { '0[]': createFields, 0: createFields }, returns: { rows: { many: true } } } },
  findOrCreate: orMade,
  findOrBuild: orMade,
  findCreateFind: orMade,
  upsert: { call: { inputs: { 0: updateFields }, returns: { record: { 0: { rows: {} }, 1: { value: 'boolean' } } } } },
  update: {
    call: { inputs: { 0: updateFields, '1.where': updates }, returns: { record: { 0: { value: 'number' }, 1: { rows: { many: true } } } } }
  },
  destroy: { call: { inputs: { '0.where': deletes }, returns: { value: 'number' } } },
  restore: { call: { inputs: { '0.where': updates } } },
  increment: { call: { inputs: { '1.where': updates } } },
  decrement: { call: { inputs: { '1.where': updates } } },
  scope: fluent,
  unscoped: fluent,
  schema: fluent,
  init: fluent,
  truncate: {},
  sync: synchronises,
  addScope: {},
  hasOne: {},
  hasMany: {},
  belongsTo: {},
  belongsToMany: {}
} satisfies Record<string, Item>

/** Text that is put into the query as it is. */
const literal: Item = { call: { inputs: { 0: 'sql-text' } } }
const fragments = {
  literal,
  // Function names are not quoted.
  fn: { call: { inputs: { 0: 'sql-identifier' } } },
  col: {},
  cast: { call: { inputs: { 1: 'sql-identifier' } } },
  where: {},
  and: {},
  or: {},
  json: {}
} satisfies Record<string, Item>

const replacements: Placeholders = { form: ':name', values: '1.replacements' }
const selected: Result = { rows: { sql: '0', many: true, plain: true } }

const queried: Signature = {
  inputs: {
    0: { kind: 'sql-text', form: 'string', placeholders: replacements },
    '0.query': { kind: 'sql-text', placeholders: { form: '?', values: '0.values' } },
    '0.values': 'sql-values',
    '1.replacements': 'sql-values',
    '1.bind': 'sql-values'
  }
}

/** A class that can be extended, or that `define` gives. */
const modelClass = { new: { inputs: { 0: create }, returns: made } } as const

/** `new Sequelize(options)`, `(uri, options)`, `(database, user, password, options)`. */
const connection = {
  2: { setting: 'secret', safeSince: '0', unless: { port: '3.dialect', is: 'sqlite' } },
  ...connectionAt('0', { tls: 'dialectOptions.ssl' }), ...connectionAt('1', { tls: 'dialectOptions.ssl' }), ...connectionAt('3', { tls: 'dialectOptions.ssl' }), 0: 'connection-url'
} as const satisfies Signature['settings']

/** Sequelize 6. What `query` gives depends on `type`: the rows, or the rows and the driver's result. */
export const sequelize: Library = {
  package: 'sequelize',
  aliases: ['@sequelize/core'],
  versions: '5 || 6',
  manual: 'https://sequelize.org/docs/v6/',
  exports: {
    default: { new: { settings: connection, returns: { type: 'Sequelize' } }, members: fragments, undeclared: 'the CommonJS value is the class' },
    Sequelize: { new: { settings: connection, returns: { type: 'Sequelize' } }, members: fragments },
    Model: { new: { inputs: { 0: create }, returns: { type: 'Model' } } },
    ...fragments,
    DataTypes: {},
    Op: {}
  },
  types: {
    Sequelize: {
      members: {
        ...fragments,
        query: {
          call: [
            { ...queried, when: { '1.plain': 'present' }, returns: { rows: { sql: '0', plain: true } } },
            { ...queried, returns: { any: [selected, { record: { 0: selected } }] } }
          ]
        },
        define: { call: { returns: { type: 'ModelStatic', of: '0' } } },
        model: { call: { returns: { type: 'ModelStatic', of: '0' } } },
        escape: { call: { returns: { from: '0', as: 'string', cleans: ['sql-text'] } } },
        transaction: {
          call: [
            { when: { 1: 'present' }, callbacks: { 1: [{ type: 'Transaction' }] }, returns: { callback: '1' } },
            { when: { 0: 'function' }, callbacks: { 0: [{ type: 'Transaction' }] }, returns: { callback: '0' } },
            { returns: { type: 'Transaction' } }
          ]
        },
        getQueryInterface: { call: { returns: { type: 'QueryInterface' } } },
        authenticate: {},
        sync: synchronises,
        close: {}
      }
    },
    Transaction: { members: { commit: {}, rollback: {} } },
    QueryInterface: {
      members: {
        bulkInsert: { call: { inputs: { '1[]': { kind: 'write', entity: '0', operation: 'create' } } } },
        bulkUpdate: { call: { inputs: { 1: { kind: 'write', entity: '0', operation: 'update' } } } },
        sequelize: { type: 'Sequelize' }
      }
    },
    ModelStatic: { members: statics, ...modelClass },
    ModelCtor: { extends: 'ModelStatic', ...modelClass },
    Model: {
      static: statics,
      ...modelClass,
      members: {
        update: {
          call: [
            { when: { 0: 'object' }, inputs: { 0: { ...updateFields, form: 'object' } }, returns: { self: true } },
            { inputs: { 1: { ...update, under: '0' } }, returns: { self: true } }
          ]
        },
        set: {
          call: [
            { when: { 1: 'absent' }, inputs: { 0: update }, returns: { self: true } },
            { when: { 0: 'string' }, inputs: { 1: { ...update, under: '0' } }, returns: { self: true } },
            { inputs: { 0: update }, returns: { self: true } }
          ]
        },
        setAttributes: { call: { inputs: { 0: update }, returns: { self: true } } },
        setDataValue: {},
        save: { call: { inputs: { this: update }, returns: { self: true } } },
        reload: { call: { returns: { self: true } } },
        get: { call: [{ when: { 0: 'string' } }, { returns: { self: true } }] },
        toJSON: { call: { returns: { from: 'this' } } },
        getDataValue: {},
        dataValues: { self: true, undeclared: 'the columns as they are stored; documented, not declared' },
        increment: { call: { returns: { self: true } } },
        decrement: { call: { returns: { self: true } } },
        destroy: {},
        restore: {},
        validate: {},
        isNewRecord: {}
      }
    }
  }
}
