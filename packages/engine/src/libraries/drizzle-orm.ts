import type { Item, Library, Result, Signature } from '../model/library.ts'

const sql: Result = { type: 'SQL' }
/** What stands in the holes is bound, or is a table, a column or another piece of SQL. */
const tag: Signature = { inputs: { values: 'sql-values' }, returns: [sql, { from: 'text' }] }
/** A comparison binds its values; it carries them, so that who filters by it is known to. */
const comparison: Item = { call: { returns: [sql, { from: '1*' }] } }
const condition: Item = { call: { returns: [sql, { from: '*' }] } }
const expression: Item = { call: { returns: sql } }
const named = (names: readonly string[], item: Item): Readonly<Record<string, Item>> => Object.fromEntries(names.map(name => [name, item]))

/** Drizzle: what its dialects share. Names are quoted and values bound, all but what `sql.raw` is given. */
export const drizzleOrm: Library = {
  package: 'drizzle-orm',
  aliases: ['drizzle-orm/sql'],
  versions: '>=0.28',
  manual: 'https://orm.drizzle.team/docs/sql',
  exports: {
    sql: {
      tag,
      members: {
        raw: {
          call: {
            inputs: { 0: { kind: 'sql-text', placeholders: { form: 'tag', values: 'values', tag: 'this' } } },
            returns: [sql, { from: '0', cleans: ['sql-text'] }]
          }
        },
        identifier: { call: { inputs: { 0: 'sql-identifier' } } },
        join: condition,
        param: { call: { inputs: { 0: 'sql-values' } } },
        placeholder: {},
        empty: expression
      }
    },
    ...named([
      'eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'notBetween', 'inArray', 'notInArray', 'like', 'notLike', 'ilike', 'notIlike', 'arrayContains',
      'arrayContained', 'arrayOverlaps'
    ], comparison),
    ...named(['and', 'or', 'not', 'exists', 'notExists'], condition),
    ...named(['asc', 'desc', 'isNull', 'isNotNull', 'count', 'countDistinct', 'avg', 'avgDistinct', 'sum', 'sumDistinct', 'max', 'min'], expression),
    getTableColumns: { call: { returns: { from: '0' } } },
    getColumns: { call: { returns: { from: '0' } }, undeclared: 'the name of getTableColumns since 1.0' },
    getViewSelectedFields: { call: { returns: { from: '0' } } },
    aliasedTable: { call: { returns: [{ from: '0' }] } },
    relations: {},
    defineRelations: { undeclared: 'since 1.0' }
  },
  types: {
    SQL: {
      members: {
        append: { call: { returns: { self: true } } },
        as: { call: { returns: { self: true } } },
        mapWith: { call: { returns: { self: true } } },
        inlineParams: { call: { returns: { self: true } } },
        if: { call: { returns: { self: true } } }
      }
    }
  }
}
