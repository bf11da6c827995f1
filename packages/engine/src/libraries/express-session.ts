import type { Library } from '../model/library.ts'

/** The session is the server's: clients hold its id only. */
export const expressSession: Library = {
  package: 'express-session',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/session.html',
  exports: { default: { call: { middleware: { role: 'session' } } } }
}
