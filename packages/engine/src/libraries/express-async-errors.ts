import type { Library } from '../model/library.ts'

/** Imported for what it does to Express 4; it exports nothing. */
export const expressAsyncErrors: Library = {
  package: 'express-async-errors',
  versions: '2 || 3',
  catchesRejectionsOf: 'express',
  manual: 'https://github.com/davidbanham/express-async-errors#readme',
  exports: {}
}
