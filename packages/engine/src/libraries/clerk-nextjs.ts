import type { Item, Library, Result, Signature } from '../model/library.ts'

const caller: Result = { type: 'Auth' }
const protect: Item = { call: { verifies: 'throws', returns: { source: 'principal' } } }
const request: Result = { type: 'next/server#NextRequest' }
const callback: Signature = { callbacks: { 0: [{ type: 'AuthFn' }, request] } }

/** `clerkMiddleware` refuses nobody by itself; `auth.protect()`, and what handlers make of `auth()`, do. */
export const clerkNextjs: Library = {
  package: '@clerk/nextjs/server',
  aliases: ['@clerk/nextjs'],
  versions: '5 || 6 || 7',
  manual: 'https://clerk.com/docs/reference/nextjs/overview',
  exports: {
    auth: { type: 'AuthFn' },
    getAuth: { call: { returns: caller } },
    currentUser: { call: { verifies: 'returns', returns: { source: 'principal' } } },
    verifyToken: { call: { verifies: 'throws', returns: { source: 'principal' } } },
    clerkMiddleware: { call: { ...callback, middleware: { role: 'other' } } },
    createRouteMatcher: { call: {} },
    clerkClient: {},
    createClerkClient: {}
  },
  types: {
    AuthFn: { virtual: true, call: { returns: caller }, members: { protect } },
    Auth: {
      virtual: true,
      members: {
        userId: { source: 'principal' }, sessionId: { source: 'principal' }, orgId: { source: 'principal' }, orgRole: { source: 'principal' },
        sessionClaims: { source: 'principal' }, isAuthenticated: {}, has: {}, getToken: {}, protect,
        redirectToSignIn: { call: { answers: { status: 302 } } },
        redirectToSignUp: { call: { answers: { status: 302 } } }
      }
    }
  }
}
