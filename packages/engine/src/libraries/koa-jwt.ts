import type { Library } from '../model/library.ts'

export const koaJwt: Library = {
  package: 'koa-jwt',
  versions: '3 || 4',
  manual: 'https://github.com/koajs/jwt#readme',
  exports: {
    default: {
      call: {
        middleware: { role: 'guard', unless: { port: '0.passthrough', is: true } },
        settings: { '0.secret': 'secret', '0.algorithms': { setting: 'token-algorithms', safeSince: '2' } },
        returns: { type: 'Guard' }
      }
    }
  },
  types: {
    Guard: { virtual: true, members: { unless: { call: { returns: { self: true } } } } }
  }
}
