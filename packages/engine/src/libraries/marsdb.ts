import type { Input, Item, Library } from '../model/library.ts'

const reads: Input = { kind: 'filter', operation: 'read', operators: true }
const updates: Input = { kind: 'filter', operation: 'update', operators: true }
const deletes: Input = { kind: 'filter', operation: 'delete', operators: true }
const none = 'the package has no declarations'

/** What the databases have in common that speak MongoDB's language in the process itself. */
const members = {
  find: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: { type: 'Collection' } } },
  findOne: { call: { inputs: { 0: reads, '0.$where': 'filter-code' } } },
  findAsync: { call: { inputs: { 0: reads, '0.$where': 'filter-code' } } },
  findOneAsync: { call: { inputs: { 0: reads, '0.$where': 'filter-code' } } },
  count: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: { value: 'number' } } },
  countAsync: { call: { inputs: { 0: reads, '0.$where': 'filter-code' }, returns: { value: 'number' } } },
  insert: { call: { inputs: { 0: { kind: 'write', operation: 'create' } } } },
  insertAsync: { call: { inputs: { 0: { kind: 'write', operation: 'create' } } } },
  update: { call: { inputs: { 0: updates, 1: { kind: 'write', operation: 'update' } } } },
  updateAsync: { call: { inputs: { 0: updates, 1: { kind: 'write', operation: 'update' } } } },
  remove: { call: { inputs: { 0: deletes } } },
  removeAsync: { call: { inputs: { 0: deletes } } },
  sort: { call: { returns: { self: true } } },
  limit: { call: { returns: { self: true } } },
  skip: { call: { returns: { self: true } } },
  exec: {}
} satisfies Record<string, Item>

export const marsdb: Library = {
  package: 'marsdb',
  versions: '0.6',
  manual: 'https://github.com/c58/marsdb#readme',
  exports: { Collection: { new: { returns: { type: 'Collection', of: '0' } }, undeclared: none } },
  types: { Collection: { virtual: true, members } }
}

export const nedb: Library = {
  package: 'nedb',
  aliases: ['@seald-io/nedb', 'nedb-promises'],
  versions: '1 || 4',
  manual: 'https://github.com/seald/nedb#readme',
  exports: {
    default: { new: { returns: { type: 'Collection' } }, members: { create: { call: { returns: { type: 'Collection' } } } }, undeclared: none }
  },
  types: { Collection: { virtual: true, members } }
}
