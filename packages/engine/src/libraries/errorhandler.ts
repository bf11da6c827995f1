import type { Library } from '../model/library.ts'

/** Meant for development: it shows stacks. */
export const errorhandler: Library = {
  package: 'errorhandler',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/errorhandler.html',
  exports: { default: { call: { middleware: { role: 'other' }, settings: { 0: 'error-details' } } } }
}
