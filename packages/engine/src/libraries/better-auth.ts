import type { Library, Result } from '../model/library.ts'

const session: Result = { record: { user: { source: 'principal' }, session: { source: 'principal' } } }

/** `toNodeHandler` answers login, logout and its own API; every other route asks `api.getSession`, which gives null for strangers. */
export const betterAuth: Library = {
  package: 'better-auth',
  aliases: ['better-auth/node'],
  versions: '1',
  manual: 'https://www.better-auth.com/docs/integrations/express',
  exports: {
    betterAuth: { call: { returns: { type: 'Auth' } } },
    toNodeHandler: { call: { middleware: { role: 'other' } } },
    fromNodeHeaders: { call: { returns: { source: 'headers' } } }
  },
  types: {
    Auth: { members: { api: { type: 'AuthApi' }, handler: {} } },
    AuthApi: { virtual: true, members: { getSession: { call: { verifies: 'resolves', returns: session } } } }
  }
}
