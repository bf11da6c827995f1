import type { Library } from '../model/library.ts'

export const expressPromiseRouter: Library = {
  package: 'express-promise-router',
  versions: '4',
  catchesRejectionsOf: 'express',
  manual: 'https://github.com/express-promise-router/express-promise-router#readme',
  exports: { default: { call: { returns: { type: 'express#Router' } } } }
}
