import type { Input, Item, Library, Result, Select } from '../model/library.ts'

const create: Input = { kind: 'write', operation: 'create' }
const update: Input = { kind: 'write', operation: 'update' }
const reads: Input = { kind: 'filter', operation: 'read', operators: true }
const updates: Input = { kind: 'filter', operation: 'update', operators: true }
const deletes: Input = { kind: 'filter', operation: 'delete', operators: true }

const changes = { 1: update, '1.$set': update, '1.$setOnInsert': update, '1.$push': update } as const
const projected = (port: string): readonly Select[] => [{ port: `${port}.projection`, form: 'flags', mode: 'only' }]
const document = (options: string): Result => ({ rows: { plain: true, select: projected(options) } })
const outcome: Result = { value: 'object' }
const fluent: Item = { call: { returns: { self: true } } }

const collection = {
  find: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: [{ type: 'FindCursor', of: 'this' }, { rows: { many: true, plain: true, select: projected('1') } }] } },
  findOne: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: document('1') } },
  // Since 6 the document itself, before that `{ value }`.
  findOneAndUpdate: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...changes }, returns: { any: [document('2'), { record: { value: document('2') } }] } } },
  findOneAndReplace: { call: { inputs: { 0: updates, '0.$where': 'filter-code', 1: update }, returns: { any: [document('2'), { record: { value: document('2') } }] } } },
  findOneAndDelete: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: { any: [document('1'), { record: { value: document('1') } }] } } },
  insertOne: { call: { inputs: { 0: create }, returns: outcome } },
  insertMany: { call: { inputs: { 0: create, '0[]': create }, returns: outcome } },
  updateOne: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...changes }, returns: outcome } },
  updateMany: { call: { inputs: { 0: updates, '0.$where': 'filter-code', ...changes }, returns: outcome } },
  replaceOne: { call: { inputs: { 0: updates, '0.$where': 'filter-code', 1: update }, returns: outcome } },
  deleteOne: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: outcome } },
  deleteMany: { call: { inputs: { 0: deletes, '0.$where': 'filter-code' }, returns: outcome } },
  bulkWrite: {
    call: {
      inputs: { '0[].insertOne.document': create, '0[].updateOne.update': update, '0[].updateMany.update': update, '0[].replaceOne.replacement': update },
      returns: outcome
    }
  },
  countDocuments: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: { value: 'number' } } },
  estimatedDocumentCount: { call: { returns: { value: 'number' } } },
  distinct: { call: { inputs: { 1: reads, '1.$where': 'filter-code' } } },
  // What a pipeline gives is not followed.
  aggregate: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { type: 'AggregationCursor' } } },
  createIndex: {},
  watch: {}
} satisfies Record<string, Item>

const connection = { 0: 'connection-url', '1.auth.password': 'secret' } as const

const exports = {
  MongoClient: { new: { settings: connection, returns: { type: 'MongoClient' } }, members: { connect: { call: { settings: connection, returns: { type: 'MongoClient' } } } } },
  ObjectId: { new: { returns: { value: 'uuid' } } }
} satisfies Record<string, Item>

/** Filters take operators: an object from a request in place of a value is a condition of the client's. */
export const mongodb: Library = {
  package: 'mongodb',
  versions: '4 || 5 || 6 || 7',
  manual: 'https://www.mongodb.com/docs/drivers/node/current/',
  options: { tlsInsecure: 'tls-trust-all', tlsAllowInvalidCertificates: 'tls-trust-all', sslValidate: 'tls-verification' },
  exports: { default: { members: exports, undeclared: 'the CommonJS value' }, ...exports },
  types: {
    MongoClient: {
      members: {
        connect: { call: { returns: { self: true } } },
        db: { call: { returns: { type: 'Db' } } },
        startSession: { call: { returns: { type: 'ClientSession' } } },
        withSession: {},
        close: {}
      }
    },
    ClientSession: { members: { withTransaction: { call: { returns: { callback: '0' } } } } },
    Db: { members: { collection: { call: { returns: { type: 'Collection', of: '0' } } }, command: {}, createCollection: { call: { returns: { type: 'Collection', of: '0' } } } } },
    Collection: { members: collection },
    FindCursor: {
      extends: 'AbstractCursor',
      members: {
        project: { call: { returns: { self: true, select: { port: '0', form: 'flags', mode: 'only' } } } },
        filter: { call: { inputs: { 0: { kind: 'filter', operators: true } }, returns: { self: true } } },
        sort: fluent,
        limit: { call: { inputs: { 0: 'row-limit' }, returns: { self: true } } },
        skip: fluent,
        hint: fluent,
        map: { call: { callbacks: { 0: [{ from: 'this', element: true }] }, returns: { array: { callback: '0' } } } }
      }
    },
    AggregationCursor: { extends: 'AbstractCursor' },
    AbstractCursor: {
      members: {
        toArray: { call: { returns: { from: 'this' } } },
        next: { call: { returns: { from: 'this', element: true } } },
        tryNext: { call: { returns: { from: 'this', element: true } } },
        forEach: { call: { callbacks: { 0: [{ from: 'this', element: true }] } } },
        stream: {}
      }
    }
  }
}
