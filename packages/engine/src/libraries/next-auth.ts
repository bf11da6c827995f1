import type { Item, Library, Result } from '../model/library.ts'

const session: Result = { record: { user: { source: 'principal' } } }
const asks: Item = { call: { verifies: 'returns', returns: session } }

/** Version 4 asks by `getServerSession`; of version 5 (Auth.js) `NextAuth` gives `auth`, which tells who is there and refuses nobody. */
export const nextAuth: Library = {
  package: 'next-auth',
  aliases: ['next-auth/next'],
  versions: '4 || 5',
  manual: 'https://authjs.dev/reference/nextjs',
  exports: {
    default: { call: { returns: { type: 'NextAuthResult' } } },
    getServerSession: asks,
    unstable_getServerSession: asks
  },
  types: {
    NextAuthResult: {
      virtual: true,
      members: {
        auth: {
          call: [
            { when: { 0: 'function' }, callbacks: { 0: [{ type: 'next/server#NextRequest' }, { type: 'next/server#RouteContext' }] } },
            { verifies: 'returns', returns: session }
          ]
        },
        handlers: {},
        signIn: {},
        signOut: {},
        unstable_update: {}
      }
    }
  }
}

/** The middleware of version 4: it sends to the login whom `authorized` does not let in, which is everybody without a token unless the project says otherwise. */
export const nextAuthMiddleware: Library = {
  package: 'next-auth/middleware',
  versions: '4',
  manual: 'https://next-auth.js.org/configuration/nextjs#middleware',
  exports: {
    default: { call: { middleware: { role: 'guard' } } },
    withAuth: { call: { middleware: { role: 'guard' } } }
  }
}

export const nextAuthJwt: Library = {
  package: 'next-auth/jwt',
  versions: '4 || 5',
  manual: 'https://authjs.dev/reference/core/jwt',
  exports: { getToken: { call: { verifies: 'resolves', returns: { source: 'principal' } } }, encode: {}, decode: { call: { verifies: 'returns', returns: { source: 'principal' } } } }
}

/** On the server it asks the session route with the cookies of the request. */
export const nextAuthReact: Library = {
  package: 'next-auth/react',
  versions: '4 || 5',
  manual: 'https://next-auth.js.org/getting-started/client#getsession',
  exports: { getSession: asks }
}
