import type { Item, Library } from '../model/library.ts'

const cleaned: Item = { call: { returns: { from: '0', as: 'string', cleans: ['sql-text', 'sql-identifier'] } } }
const members = {
  ident: cleaned,
  literal: cleaned,
  string: { call: { returns: { from: '0' } } },
  withArray: { call: { returns: [{ from: '0' }, { from: '1[]', as: 'string', cleans: ['sql-text', 'sql-identifier'] }] } }
} satisfies Record<string, Item>

/** `%I` and `%L` escape; `%s` puts a value there as it is, which is not told apart. */
export const pgFormat: Library = {
  package: 'pg-format',
  versions: '1',
  manual: 'https://github.com/datalanche/node-pg-format#readme',
  exports: {
    default: {
      call: { returns: [{ from: '0' }, { from: '1*', as: 'string', cleans: ['sql-text', 'sql-identifier'] }] },
      members
    },
    ...members
  }
}
