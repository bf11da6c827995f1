import type { Library } from '../model/library.ts'

/** `mount('/prefix', app)`: what is mounted, and below which path, is read by the adapter. */
export const koaMount: Library = {
  package: 'koa-mount',
  versions: '3 || 4',
  manual: 'https://github.com/koajs/mount#readme',
  exports: { default: { call: { returns: { type: 'Mount' } } } },
  types: { Mount: { virtual: true } }
}
