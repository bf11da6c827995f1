import type { Library } from '../model/library.ts'

/** What its options allow is judged by the adapters of frameworks, value by value. */
export const koaCors: Library = {
  package: '@koa/cors',
  versions: '2 || 3 || 4 || 5',
  manual: 'https://github.com/koajs/cors#readme',
  exports: { default: { call: { middleware: { role: 'cors' } } } }
}
