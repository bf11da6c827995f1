import type { Item, Library } from '../model/library.ts'

const guard: Item = {
  call: {
    middleware: { role: 'guard', unless: { port: '0.credentialsRequired', is: false } },
    settings: { '0.secret': 'secret', '0.algorithms': { setting: 'token-algorithms', safeSince: '6' } },
    returns: { type: 'Guard' }
  }
}

/** 7 and 8 export `expressjwt`, earlier versions the function itself. */
export const expressJwt: Library = {
  package: 'express-jwt',
  versions: '5 || 6 || 7 || 8',
  manual: 'https://github.com/auth0/express-jwt#readme',
  exports: {
    default: { ...guard, undeclared: 'before 7' },
    expressjwt: guard
  },
  types: {
    Guard: { virtual: true, members: { unless: { call: { returns: { self: true } } } } }
  }
}
