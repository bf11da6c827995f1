import type { Library } from '../model/library.ts'

const versions = '3 || 4'

export const honoBearerAuth: Library = {
  package: 'hono/bearer-auth',
  versions,
  manual: 'https://hono.dev/docs/middleware/builtin/bearer-auth',
  exports: { bearerAuth: { call: { middleware: { role: 'guard' }, settings: { '0.token': 'secret' } } } }
}

export const honoBasicAuth: Library = {
  package: 'hono/basic-auth',
  versions,
  manual: 'https://hono.dev/docs/middleware/builtin/basic-auth',
  exports: { basicAuth: { call: { middleware: { role: 'guard' }, settings: { '0.password': 'secret' } } } }
}

export const honoJwk: Library = {
  package: 'hono/jwk',
  versions: '4',
  manual: 'https://hono.dev/docs/middleware/builtin/jwk',
  exports: { jwk: { call: { middleware: { role: 'guard', unless: { port: '0.allow_anon', is: true } } } } }
}

export const honoJwt: Library = {
  package: 'hono/jwt',
  versions,
  manual: 'https://hono.dev/docs/middleware/builtin/jwt',
  exports: {
    jwt: { call: { middleware: { role: 'guard' }, settings: { '0.secret': 'secret' } } },
    verify: { call: { settings: { 1: 'secret' }, verifies: 'throws', returns: { source: 'principal' } } },
    sign: { call: { inputs: { 0: 'token-payload' }, settings: { 1: 'secret', '0.exp': 'token-lifetime' } } },
    decode: { call: { settings: { 0: 'unverified-token' }, returns: { from: '0' } } }
  }
}
