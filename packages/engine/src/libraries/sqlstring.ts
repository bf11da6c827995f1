import type { Item, Library } from '../model/library.ts'
import { escapes } from './mysql.ts'

const members = { ...escapes, raw: { call: { inputs: { 0: 'sql-text' } } } } satisfies Record<string, Item>

export const sqlstring: Library = {
  package: 'sqlstring',
  versions: '2',
  manual: 'https://github.com/mysqljs/sqlstring#readme',
  exports: { default: { members }, ...members }
}
