import type { Library } from '../model/library.ts'

export const connectEnsureLogin: Library = {
  package: 'connect-ensure-login',
  versions: '0.1',
  manual: 'https://github.com/jaredhanson/connect-ensure-login#readme',
  exports: {
    ensureLoggedIn: { call: { middleware: { role: 'guard' } } },
    // The opposite: it turns away those who are known.
    ensureLoggedOut: { call: { middleware: { role: 'other' } } }
  }
}
