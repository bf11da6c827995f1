import type { Item, Library } from '../model/library.ts'

const guard: Item = { call: { middleware: { role: 'guard' } } }

/** `auth` also mounts login, logout and callback; it refuses everybody else unless `authRequired` is false. */
export const expressOpenidConnect: Library = {
  package: 'express-openid-connect',
  versions: '2 || 3',
  manual: 'https://auth0.github.io/express-openid-connect/',
  exports: {
    auth: { call: { middleware: { role: 'guard', unless: { port: '0.authRequired', is: false } } } },
    requiresAuth: guard,
    claimEquals: guard,
    claimIncludes: guard,
    claimCheck: guard,
    attemptSilentLogin: { call: { middleware: { role: 'principal' } } }
  }
}
