import type { Item, Library } from '../model/library.ts'

const guard: Item = { call: { middleware: { role: 'guard' } } }

export const expressOauth2JwtBearer: Library = {
  package: 'express-oauth2-jwt-bearer',
  versions: '1',
  manual: 'https://auth0.github.io/node-oauth2-jwt-bearer/',
  exports: {
    auth: { call: { middleware: { role: 'guard', unless: { port: '0.authRequired', is: false } } } },
    requiredScopes: guard,
    scopeIncludesAny: guard,
    claimEquals: guard,
    claimIncludes: guard,
    claimCheck: guard
  }
}
