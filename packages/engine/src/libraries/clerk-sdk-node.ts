import type { Library } from '../model/library.ts'

const undeclared = 'the package is at its end: its successor is @clerk/express'

export const clerkSdkNode: Library = {
  package: '@clerk/clerk-sdk-node',
  versions: '4 || 5',
  manual: 'https://clerk.com/docs/upgrade-guides/node-to-express',
  exports: {
    ClerkExpressRequireAuth: { call: { middleware: { role: 'guard' } }, undeclared },
    ClerkExpressWithAuth: { call: { middleware: { role: 'principal' } }, undeclared },
    requireAuth: { undeclared },
    verifyToken: { call: { verifies: 'throws', returns: { source: 'principal' } }, undeclared }
  }
}
