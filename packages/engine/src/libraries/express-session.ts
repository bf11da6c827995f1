import type { Library } from '../model/library.ts'

/** The session is the server's: clients hold its id only. */
export const expressSession: Library = {
  package: 'express-session',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/session.html',
  exports: {
    default: {
      call: {
        middleware: { role: 'session' },
        settings: {
          '0.secret': 'secret',
          '0.cookie.httpOnly': { setting: 'cookie-http-only', safeSince: '0' },
          '0.cookie.secure': 'cookie-secure',
          '0.cookie.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
        }
      }
    }
  }
}
