import type { Library } from '../model/library.ts'
import { connectionOf } from './connection-settings.ts'

/** The pool of node-postgres under its own name; the class itself is what the package exports. */
export const pgPool: Library = {
  package: 'pg-pool',
  versions: '3',
  manual: 'https://github.com/brianc/node-postgres/tree/master/packages/pg-pool#readme',
  exports: { default: { new: { settings: connectionOf(), returns: { type: 'pg#Pool' } }, call: { returns: { type: 'pg#Pool' }, undeclared: 'a pool may be made without `new`' } } }
}
