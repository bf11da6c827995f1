import type { Library } from '../model/library.ts'

/** The earlier name of @koa/cors. */
export const kcors: Library = {
  package: 'kcors',
  versions: '1 || 2',
  manual: 'https://github.com/koajs/cors#readme',
  exports: { default: { call: { middleware: { role: 'cors' } } } }
}
