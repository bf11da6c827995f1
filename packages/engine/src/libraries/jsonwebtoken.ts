import type { Item, Library, Result, SettingPort, Signature } from '../model/library.ts'

const claims: Result = { source: 'principal' }

/** Before 4.2.2 a public key was taken for the secret of an HMAC. */
const algorithms: SettingPort = { setting: 'token-algorithms', safeSince: '4.2.2' }
const checked = { 1: 'secret', '2.algorithms': algorithms, '2.ignoreExpiration': { setting: 'token-end-ignored', safeSince: '0' } } as const satisfies Signature['settings']

const members = {
  verify: {
    call: [
      { when: { 3: 'function' }, verifies: 'throws', callbacks: { 3: [null, claims] }, settings: checked },
      { when: { 2: 'function', 3: 'absent' }, verifies: 'throws', callbacks: { 2: [null, claims] }, settings: { 1: 'secret', '3.algorithms': algorithms } },
      { verifies: 'throws', returns: claims, settings: checked }
    ]
  },
  // Reads a token that nobody has checked.
  decode: { call: { settings: { 0: 'unverified-token' }, returns: { from: '0' } } },
  sign: {
    call: {
      inputs: { 0: 'token-payload' },
      settings: { 1: 'secret', '2.expiresIn': 'token-lifetime', '0.exp': 'token-lifetime', '2.algorithm': { setting: 'token-algorithms', safeSince: '0' } },
      returns: { value: 'string' }
    }
  }
} satisfies Record<string, Item>

/** With a callback `verify` throws nothing: the callback's first parameter is the error. */
export const jsonwebtoken: Library = {
  package: 'jsonwebtoken',
  versions: '8 || 9',
  manual: 'https://github.com/auth0/node-jsonwebtoken#readme',
  exports: { default: { members }, ...members }
}
