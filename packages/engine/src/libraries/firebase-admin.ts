import type { Library, Signature } from '../model/library.ts'

const verifies: Signature = { verifies: 'rejects', returns: { source: 'principal' } }

export const firebaseAdmin: Library = {
  package: 'firebase-admin',
  aliases: ['firebase-admin/auth', 'firebase-admin/app'],
  versions: '10 || 11 || 12 || 13 || 14',
  manual: 'https://firebase.google.com/docs/auth/admin/verify-id-tokens',
  exports: {
    default: { members: { auth: { call: { returns: { type: 'Auth' } } }, app: { call: { returns: { type: 'App' } } }, initializeApp: { call: { returns: { type: 'App' } } } } },
    auth: { call: { returns: { type: 'Auth' } } },
    getAuth: { call: { returns: { type: 'Auth' } } },
    initializeApp: { call: { returns: { type: 'App' } } }
  },
  types: {
    App: { virtual: true, members: { auth: { call: { returns: { type: 'Auth' } } } } },
    Auth: { extends: 'BaseAuth' },
    BaseAuth: {
      members: {
        verifyIdToken: { call: verifies },
        verifySessionCookie: { call: verifies },
        createSessionCookie: { call: { returns: { value: 'string' } } },
        createCustomToken: { call: { inputs: { 1: 'token-payload' }, returns: { value: 'string' } } },
        getUser: {}
      }
    }
  }
}
