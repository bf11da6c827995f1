import type { Input, Item, Library, Result, Select, Signature } from '../model/library.ts'

/** A projection: `'name -email'`, `['name']` or `{ name: 1 }`. */
function projection(port: string): readonly Select[] {
  return [
    { port, form: 'text', mode: 'only' },
    { port, form: 'names', mode: 'only' },
    { port, form: 'flags', mode: 'only' }
  ]
}
/** Options of a query: `{ projection, populate }`. */
const optional = (port: string): readonly Select[] => [...projection(`${port}.projection`), { port: `${port}.populate`, form: 'text', mode: 'relations' }]

const create: Input = { kind: 'write', operation: 'create' }
const update: Input = { kind: 'write', operation: 'update' }
const reads: Input = { kind: 'filter', operation: 'read', operators: true }
const updates: Input = { kind: 'filter', operation: 'update', operators: true }
const deletes: Input = { kind: 'filter', operation: 'delete', operators: true }

const query: Result = { type: 'Query', of: 'this' }
const document: Result = { type: 'Document', of: 'this' }

/** A query is fluent, and awaited it gives documents: it carries the rows it will load. */
const one = (select: readonly Select[] = []): readonly Result[] => [query, { rows: { select } }, document]
const many = (select: readonly Select[] = []): readonly Result[] => [query, { rows: { many: true, select } }, { array: document }]
const outcome: readonly Result[] = [query, { value: 'object' }]

/** An update is `{ column: value }` or has operators. */
const updateAt = (port: string): Record<string, Input> => ({ [port]: update, [`${port}.$set`]: update, [`${port}.$setOnInsert`]: update, [`${port}.$push`]: update })

const finders = {
  find: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: many([...projection('1'), ...optional('2')]) } },
  findOne: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: one([...projection('1'), ...optional('2')]) } },
  findOneAndUpdate: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...updateAt('1') }, returns: one(optional('2')) } },
  findOneAndDelete: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: one(optional('1')) } },
  updateOne: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...updateAt('1') }, returns: outcome } },
  updateMany: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...updateAt('1') }, returns: outcome } },
  replaceOne: { call: { inputs: { 0: updates, '0.$where': 'filter-code', 1: update }, returns: outcome } },
  deleteOne: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: outcome } },
  deleteMany: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: outcome } },
  countDocuments: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: { value: 'number' } } },
  estimatedDocumentCount: { call: { returns: { value: 'number' } } },
  distinct: { call: { inputs: { 1: reads, '1.$where': 'filter-code' }, returns: [query, { array: { value: 'any' } }] } },
  where: { call: { inputs: { 0: { kind: 'filter', form: 'object', operators: true } }, returns: many() } },
  $where: { call: { inputs: { 0: 'filter-code' }, returns: many() } }
} satisfies Record<string, Item>

/** Those that only models have. */
const startsOnly = {
  findById: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: one([...projection('1'), ...optional('2')]) } },
  findOneAndReplace: { call: { inputs: { 0: updates, '0.$where': 'filter-code', 1: update }, returns: one(optional('2')) } },
  findByIdAndUpdate: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...updateAt('1') }, returns: one(optional('2')) } },
  findByIdAndDelete: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: one(optional('1')) } }
} satisfies Record<string, Item>

const populated: readonly Select[] = [
  { port: '0', form: 'text', mode: 'relations', columns: '1' },
  { port: '0', form: 'names', mode: 'relations' },
  { port: '0.path', form: 'text', mode: 'relations', columns: '0.select' },
  { port: '0[].path', form: 'text', mode: 'relations', columns: '0[].select' }
]
const populate: Item = { call: { returns: { self: true, select: populated } } }

const written: Signature = { inputs: { 0: create, '0[]': create }, returns: [{ rows: {} }, document] }
const constructed: Signature = { inputs: { 0: create }, returns: [{ rows: {} }, document] }

const statics = {
  ...finders,
  ...startsOnly,
  create: { call: [{ when: { 0: 'object' }, ...written }, { inputs: written.inputs ?? {}, returns: { rows: { many: true } } }] },
  insertMany: { call: { inputs: { 0: create, '0[]': create }, returns: [{ rows: { many: true } }, { array: document }] } },
  insertOne: { call: { inputs: { 0: create }, returns: [{ rows: {} }, document] } },
  bulkWrite: { call: { inputs: { '0[].insertOne.document': create, '0[].updateOne.update': update, '0[].updateMany.update': update, '0[].replaceOne.replacement': update } } },
  bulkSave: {},
  hydrate: { call: { returns: [{ rows: {} }, document] } },
  exists: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: [query, { value: 'object' }] } },
  // What a pipeline gives is not followed.
  aggregate: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { type: 'Aggregate' } } },
  populate: { call: { returns: { from: '0' } } },
  discriminator: { call: { returns: { type: 'Model', of: '0' } } },
  watch: {},
  validate: {},
  collection: {}
} satisfies Record<string, Item>

const fluent: Item = { call: { returns: { self: true } } }
const fluentQuery: Readonly<Record<string, Item>> = Object.fromEntries(
  ['sort', 'skip', 'batchSize', 'collation', 'comment', 'hint', 'session', 'setOptions', 'orFail', 'cursor', 'equals', 'exists', 'gt', 'gte', 'lt', 'lte', 'ne', 'in', 'nin', 'regex', 'all', 'size', 'slice', 'within', 'near', 'read', 'readConcern', 'maxTimeMS', 'tailable', 'clone', 'transform'].map(name => [name, fluent])
)
const limits: Item = { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } }

/** `set(path, value)` and `set({ path: value })`. */
const setter: Item = {
  call: [
    { when: { 1: 'absent' }, inputs: { 0: update }, returns: { self: true } },
    { when: { 0: 'string' }, returns: { self: true } },
    { inputs: { 0: update }, returns: { self: true } }
  ]
}

const model: Signature = { returns: { type: 'Model', of: '0' } }
const connection = { 0: 'connection-url', '1.pass': 'secret', '1.auth.password': 'secret' } as const
const exports = {
  model: { call: model },
  Model: { new: { returns: { type: 'Model' } } },
  Schema: { new: { returns: { type: 'Schema' } } },
  connection: { type: 'Connection' },
  createConnection: { call: { settings: connection, returns: { type: 'Connection' } } },
  connect: { call: { settings: connection } },
  models: {},
  Types: {},
  // Turns `{ $gt: '' }` into a comparison with that object.
  sanitizeFilter: { call: { returns: { from: '0', cleans: ['filter'] } } },
  isValidObjectId: { call: { returns: { value: 'boolean' } } },
  trusted: { call: { returns: { from: '0' } } }
} satisfies Record<string, Item>

/** Mongoose 6 to 9. */
export const mongoose: Library = {
  package: 'mongoose',
  versions: '6 || 7 || 8 || 9',
  manual: 'https://mongoosejs.com/docs/api/model.html',
  exports: { default: { members: exports }, ...exports },
  types: {
    Connection: { members: { model: { call: model }, collection: {}, db: {}, transaction: { call: { returns: { callback: '0' } } } } },
    Model: { members: statics, static: statics, new: constructed },
    Schema: { members: { set: {}, pre: {}, post: {}, virtual: {}, plugin: {}, method: {}, static: {}, index: {}, add: {} } },
    Query: {
      members: {
        ...finders,
        ...fluentQuery,
        limit: limits,
        select: { call: { returns: { self: true, select: projection('0') } } },
        projection: { call: { returns: { self: true, select: projection('0') } } },
        populate,
        lean: { call: { returns: { self: true, plain: true } } },
        exec: { call: { returns: { from: 'this' } } },
        and: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { self: true } } },
        or: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { self: true } } },
        nor: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { self: true } } },
        merge: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { self: true } } },
        set: { call: { inputs: { 0: update }, returns: { self: true } } },
        setUpdate: { call: { inputs: updateAt('0') } },
        then: {}
      }
    },
    Aggregate: { members: { exec: {}, match: fluent, project: fluent, sort: fluent, limit: limits, skip: fluent, group: fluent, lookup: fluent, unwind: fluent } },
    Document: {
      members: {
        set: setter,
        $set: setter,
        overwrite: { call: { inputs: { 0: update }, returns: { self: true } }, undeclared: 'documented; declared on documents until 8' },
        updateOne: { call: { inputs: updateAt('0'), returns: outcome } },
        replaceOne: { call: { inputs: { 0: update }, returns: outcome } },
        save: { call: { inputs: { this: update }, returns: { self: true } } },
        deleteOne: {},
        populate,
        get: {},
        // Both run the transforms of the schema, which the entity's own serialisation tells.
        toObject: { call: { returns: { from: 'this' } } },
        toJSON: { call: { returns: { from: 'this' } } },
        validate: {},
        markModified: {},
        isModified: { call: { returns: { value: 'boolean' } } },
        isNew: {}
      }
    },
    HydratedDocument: { extends: 'Document' }
  }
}
