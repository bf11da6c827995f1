import type { Input, Item, Library, Result, Select, Signature } from '../model/library.ts'

const selects: readonly Select[] = [
  { port: '0.select', form: 'flags', mode: 'only' },
  { port: '0.omit', form: 'flags', mode: 'except' },
  { port: '0.include', form: 'flags', mode: 'relations' }
]
const row: Result = { rows: { select: selects, plain: true } }
const rows: Result = { rows: { many: true, select: selects, plain: true } }
const batch: Result = { record: { count: { value: 'number' } } }

const create: Input = { kind: 'write', operation: 'create' }
const update: Input = { kind: 'write', operation: 'update' }
const reads: Input = { kind: 'filter', operation: 'read' }
const updates: Input = { kind: 'filter', operation: 'update' }
const deletes: Input = { kind: 'filter', operation: 'delete' }
/** Of many rows: no condition means all of them. */
const updatesAll: Input = { ...updates, every: true }
const deletesAll: Input = { ...deletes, every: true }

/** The queries of one model, `prisma.book`. */
const operations = {
  findUnique: { call: { inputs: { '0.where': reads }, returns: row } },
  findUniqueOrThrow: { call: { inputs: { '0.where': reads }, returns: row } },
  findFirst: { call: { inputs: { '0.where': reads }, returns: row } },
  findFirstOrThrow: { call: { inputs: { '0.where': reads }, returns: row } },
  findMany: { call: { inputs: { '0.where': reads, '0.take': 'row-limit' }, returns: rows } },
  create: { call: { inputs: { '0.data': create }, returns: row } },
  createMany: { call: { inputs: { '0.data': create, '0.data[]': create }, returns: batch } },
  createManyAndReturn: { call: { inputs: { '0.data': create, '0.data[]': create }, returns: rows } },
  update: { call: { inputs: { '0.data': update, '0.where': updates }, returns: row } },
  updateMany: { call: { inputs: { '0.data': update, '0.where': updatesAll }, returns: batch } },
  updateManyAndReturn: { call: { inputs: { '0.data': update, '0.where': updatesAll }, returns: rows } },
  upsert: { call: { inputs: { '0.create': create, '0.update': update, '0.where': updates }, returns: row } },
  delete: { call: { inputs: { '0.where': deletes }, returns: row } },
  deleteMany: { call: { inputs: { '0.where': deletesAll }, returns: batch } },
  count: { call: { inputs: { '0.where': reads }, returns: { value: 'number' } } },
  aggregate: { call: { inputs: { '0.where': reads }, returns: { value: 'object' } } },
  groupBy: { call: { inputs: { '0.where': reads } } }
} satisfies Record<string, Item>

/** The form of values depends on the database: the tagged twin of the method is right for all. */
const unsafe = (tag: string): Input => ({ kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag, depends: true } })
const bound: Signature = { inputs: { values: 'sql-values' } }

const client = {
  $queryRaw: { tag: { ...bound, returns: { rows: { sql: 'text', many: true, plain: true } } }, call: {} },
  $executeRaw: { tag: { ...bound, returns: { value: 'number' } }, call: { returns: { value: 'number' } } },
  $queryRawUnsafe: {
    call: { inputs: { 0: unsafe('this.$queryRaw'), '1*': 'sql-values' }, returns: { rows: { sql: '0', many: true, plain: true } } }
  },
  $executeRawUnsafe: { call: { inputs: { 0: unsafe('this.$executeRaw'), '1*': 'sql-values' }, returns: { value: 'number' } } },
  $transaction: {
    call: [
      { when: { 0: 'array' }, returns: { from: '0' } },
      { callbacks: { 0: [{ type: 'TransactionClient' }] }, returns: { callback: '0' } }
    ]
  },
  $connect: {},
  $disconnect: {}
} satisfies Record<string, Item>

const generated = 'made by prisma generate'
const marked = (members: Record<string, Item>): Record<string, Item> =>
  Object.fromEntries(Object.entries(members).map(([name, item]) => [name, { ...item, undeclared: generated }]))

/** Everything but the runtime is generated from the project's schema, so the package itself declares no client. */
export const prisma: Library = {
  package: '@prisma/client',
  aliases: ['.prisma/client', '@prisma/client/edge', '@prisma/client/extension'],
  generated: ['generated/prisma', 'generated/prisma/client', 'generated/prisma/index', 'generated/prisma-client', 'prisma/generated/client'],
  versions: '4 || 5 || 6 || 7',
  manual: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  skipsUndefined: true,
  exports: {
    PrismaClient: { new: { returns: { type: 'PrismaClient' } }, undeclared: generated },
    Prisma: {
      undeclared: generated,
      members: {
        sql: { tag: bound },
        raw: { call: { inputs: { 0: { kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag: 'Prisma.sql', depends: true } } } } },
        join: { call: { inputs: { 0: 'sql-values' } } },
        empty: {},
        validator: {},
        defineExtension: {},
        getExtensionContext: {}
      }
    }
  },
  types: {
    PrismaClient: {
      virtual: true,
      members: { ...marked(client), $extends: { call: { returns: { self: true } }, undeclared: generated }, $on: { undeclared: generated } },
      others: { type: 'Delegate', of: 'name' }
    },
    TransactionClient: { virtual: true, members: marked(client), others: { type: 'Delegate', of: 'name' } },
    Delegate: { virtual: true, members: operations }
  }
}
