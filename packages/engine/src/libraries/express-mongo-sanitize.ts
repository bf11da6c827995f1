import type { Library, MiddlewareRole } from '../model/library.ts'

/** Keys that begin with `$` or hold a dot are taken out. */
const sanitizes: MiddlewareRole = { role: 'other', cleans: { parts: ['body', 'params', 'headers', 'query'], kinds: ['filter'] } }

export const expressMongoSanitize: Library = {
  package: 'express-mongo-sanitize',
  versions: '1 || 2',
  manual: 'https://github.com/fiznool/express-mongo-sanitize#readme',
  exports: {
    default: {
      call: { middleware: sanitizes },
      members: { sanitize: { call: { returns: { from: '0', cleans: ['filter'] } } }, has: { call: { returns: { value: 'boolean' } } } }
    },
    sanitize: { call: { returns: { from: '0', cleans: ['filter'] } } }
  }
}
