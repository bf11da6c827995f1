import type { Item, Library } from '../model/library.ts'

const guards: Item = { call: { middleware: { role: 'csrf' } } }

/** Tokens and checks of origin that keep pages of other sites from sending requests in the name of whoever is signed in. */
export const csrfCsrf: Library = {
  package: 'csrf-csrf',
  versions: '2 || 3 || 4',
  manual: 'https://github.com/Psifi-Solutions/csrf-csrf#readme',
  exports: { doubleCsrf: { call: { returns: { type: 'DoubleCsrfUtilities' } } } },
  types: { DoubleCsrfUtilities: { members: { doubleCsrfProtection: { type: 'CsrfMiddleware' } } }, CsrfMiddleware: { virtual: true, call: { middleware: { role: 'csrf' } } } }
}

export const honoCsrf: Library = {
  package: 'hono/csrf',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/middleware/builtin/csrf',
  exports: { csrf: guards }
}

export const lusca: Library = {
  package: 'lusca',
  versions: '1',
  manual: 'https://github.com/krakenjs/lusca#readme',
  exports: {
    default: {
      call: { middleware: { role: 'headers' }, settings: { 0: 'header-protection' } },
      members: { csrf: guards, xframe: { call: { settings: { 0: 'header-protection' } } }, hsts: { call: { settings: { 0: 'header-protection' } } }, nosniff: { call: { settings: { 0: 'header-protection' } } } }
    }
  }
}
