import type { Library } from '../model/library.ts'

const undeclared = 'a module of Nuxt adds it to the server'

/** Sealed sessions of Nuxt: what a session holds, only who has its cookie has. */
export const nuxtAuthUtils: Library = {
  package: 'nuxt-auth-utils',
  ambient: ['nuxt-auth-utils'],
  versions: '0.3 || 0.4 || 0.5',
  manual: 'https://github.com/atinux/nuxt-auth-utils',
  exports: {
    requireUserSession: { call: { verifies: 'rejects', returns: { type: 'UserSession' } }, undeclared },
    getUserSession: { call: { returns: { type: 'UserSession' } }, undeclared },
    setUserSession: { undeclared },
    replaceUserSession: { undeclared },
    clearUserSession: { undeclared },
    hashPassword: { call: { inputs: {}, returns: { value: 'string' } }, undeclared },
    verifyPassword: { call: { verifies: 'returns' }, undeclared }
  },
  types: { UserSession: { virtual: true, others: { source: 'principal' }, members: { id: {} } } }
}
