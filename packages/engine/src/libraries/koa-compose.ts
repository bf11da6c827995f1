import type { Library } from '../model/library.ts'

/** It runs the functions of a list one after the other: where it stands, they stand. */
export const koaCompose: Library = {
  package: 'koa-compose',
  versions: '3 || 4',
  manual: 'https://github.com/koajs/compose#readme',
  exports: { default: { call: { returns: { from: '0' } } } }
}
