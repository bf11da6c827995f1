import type { Item, Library } from '../model/library.ts'

const reads: Item = { call: { returns: { source: 'cookies' } } }

export const honoCookie: Library = {
  package: 'hono/cookie',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/helpers/cookie',
  exports: {
    getCookie: reads,
    // Signed by the server: clients cannot choose them.
    getSignedCookie: { call: { verifies: 'resolves' } },
    setCookie: {
      call: { settings: { 1: 'cookie-name', 2: 'cookie-value', '3.httpOnly': 'cookie-http-only', '3.secure': 'cookie-secure', '3.sameSite': { setting: 'cookie-same-site', safeSince: '0' } } }
    },
    setSignedCookie: {
      call: {
        settings: {
          1: 'cookie-name', 2: 'cookie-value', 3: 'secret', '4.httpOnly': 'cookie-http-only', '4.secure': 'cookie-secure', '4.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
        }
      }
    },
    deleteCookie: {}
  }
}
