import type { Library } from '../model/library.ts'

/** `clerkMiddleware` refuses nobody: it tells who is there, which `requireAuth` and `getAuth` then ask. */
export const clerkExpress: Library = {
  package: '@clerk/express',
  versions: '1 || 2',
  manual: 'https://clerk.com/docs/reference/express/overview',
  exports: {
    clerkMiddleware: { call: { middleware: { role: 'principal' } } },
    requireAuth: { call: { middleware: { role: 'guard' } } },
    getAuth: { call: { returns: { source: 'principal' } } },
    authenticateRequest: { call: { verifies: 'returns', returns: { source: 'principal' } } },
    verifyToken: { call: { verifies: 'throws', returns: { source: 'principal' } } },
    clerkClient: {},
    createClerkClient: {}
  }
}
