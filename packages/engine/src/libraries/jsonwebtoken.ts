import type { Item, Library, Result } from '../model/library.ts'

const claims: Result = { source: 'principal' }

const members = {
  verify: {
    call: [
      { when: { 3: 'function' }, verifies: 'throws', callbacks: { 3: [null, claims] } },
      { when: { 2: 'function', 3: 'absent' }, verifies: 'throws', callbacks: { 2: [null, claims] } },
      { verifies: 'throws', returns: claims }
    ]
  },
  // Reads a token that nobody has checked.
  decode: { call: { returns: { from: '0' } } },
  sign: { call: { inputs: { 0: 'token-payload' }, returns: { value: 'string' } } }
} satisfies Record<string, Item>

/** With a callback `verify` throws nothing: the callback's first parameter is the error. */
export const jsonwebtoken: Library = {
  package: 'jsonwebtoken',
  versions: '8 || 9',
  manual: 'https://github.com/auth0/node-jsonwebtoken#readme',
  exports: { default: { members }, ...members }
}
