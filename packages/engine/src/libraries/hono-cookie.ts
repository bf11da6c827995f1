import type { Item, Library } from '../model/library.ts'

const reads: Item = { call: { returns: { source: 'cookies' } } }

export const honoCookie: Library = {
  package: 'hono/cookie',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/helpers/cookie',
  exports: {
    getCookie: reads,
    // Signed by the server: clients cannot choose them.
    getSignedCookie: { call: { verifies: 'returns' } },
    setCookie: {},
    setSignedCookie: {},
    deleteCookie: {}
  }
}
