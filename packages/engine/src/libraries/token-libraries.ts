import type { Item, Library, Signature } from '../model/library.ts'

const unread = 'named by its manual'

/** The third argument leaves the check out, whatever text or number stands there that counts as true. */
export const jwtSimple: Library = {
  package: 'jwt-simple',
  versions: '0',
  manual: 'https://github.com/hokaccha/node-jwt-simple#readme',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    encode: { call: { inputs: { 0: 'token-payload' }, settings: { 1: 'secret', '0.exp': 'token-lifetime' }, returns: { value: 'string' } } },
    decode: { call: { settings: { 1: 'secret', 2: 'token-check-skipped' }, verifies: 'throws', returns: { source: 'principal' } } }
  } satisfies Record<string, Item>)
}

const checks: Signature = { returns: { type: 'Verifier' }, settings: { '0.key': 'secret', '0.algorithms': { setting: 'token-algorithms', safeSince: '0' }, '0.ignoreExpiration': { setting: 'token-end-ignored', safeSince: '0' } } }

export const fastJwt: Library = {
  package: 'fast-jwt',
  versions: '1 || 2 || 3 || 4 || 5 || 6',
  manual: 'https://github.com/nearform/fast-jwt#usage',
  exports: {
    createSigner: { call: { settings: { '0.key': 'secret', '0.expiresIn': 'token-lifetime', '0.algorithm': { setting: 'token-algorithms', safeSince: '0' } }, returns: { type: 'Signer' } } },
    createVerifier: { call: checks },
    createDecoder: { call: { returns: { type: 'Decoder' } } }
  },
  types: {
    Signer: { virtual: true, call: { inputs: { 0: 'token-payload' }, returns: { value: 'string' } } },
    Verifier: { virtual: true, call: { verifies: 'throws', returns: { source: 'principal' } } },
    Decoder: { virtual: true, call: { settings: { 0: 'unverified-token' }, returns: { from: '0' } } }
  }
}

/** Signatures without a word on what they sign. */
export const jws: Library = {
  package: 'jws',
  versions: '3 || 4',
  manual: 'https://github.com/auth0/node-jws#readme',
  exports: (members => ({ default: { members, undeclared: unread }, ...members }))({
    sign: { call: { settings: { '0.secret': 'secret', '0.privateKey': 'secret', '0.header.alg': { setting: 'token-algorithms', safeSince: '0' } } }, undeclared: unread },
    verify: { call: { settings: { 1: { setting: 'token-algorithms', safeSince: '0' }, 2: 'secret' }, verifies: 'returns' }, undeclared: unread },
    // Its own `verify` says no more than true, so that both are called.
    decode: { call: { returns: { from: '0' } }, undeclared: unread }
  } satisfies Record<string, Item>)
}

export const cookieSession: Library = {
  package: 'cookie-session',
  versions: '1 || 2',
  manual: 'https://expressjs.com/en/resources/middleware/cookie-session.html',
  exports: {
    default: {
      call: {
        middleware: { role: 'session' },
        settings: {
          '0.secret': 'secret', '0.keys': 'secret',
          '0.httpOnly': { setting: 'cookie-http-only', safeSince: '0' }, '0.secure': 'cookie-secure', '0.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
        }
      }
    }
  }
}

const keyed: Item = { call: { settings: { 1: 'secret' }, returns: { value: 'string' } } }

/** Cookies that are signed by hand. */
export const cookieSignature: Library = {
  package: 'cookie-signature',
  versions: '1',
  manual: 'https://github.com/tj/node-cookie-signature#readme',
  exports: (members => ({ default: { members, undeclared: unread }, ...members }))({ sign: { ...keyed, undeclared: unread }, unsign: { call: { settings: { 1: 'secret' }, verifies: 'returns' }, undeclared: unread } } satisfies Record<string, Item>)
}

export const keygrip: Library = {
  package: 'keygrip',
  versions: '1',
  manual: 'https://github.com/crypto-utils/keygrip#readme',
  exports: { default: { new: { settings: { 0: 'secret' } }, call: { settings: { 0: 'secret' } }, undeclared: unread } }
}

const enciphers: Item = { members: { encrypt: keyed, decrypt: keyed } }
const digests: Item = { call: { settings: {}, returns: { value: 'string' } } }

export const cryptoJs: Library = {
  package: 'crypto-js',
  versions: '3 || 4',
  manual: 'https://cryptojs.gitbook.io/docs/',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    AES: enciphers, DES: enciphers, TripleDES: enciphers, RC4: enciphers, Rabbit: enciphers,
    HmacMD5: keyed, HmacSHA1: keyed, HmacSHA256: keyed, HmacSHA512: keyed, HmacSHA3: keyed,
    MD5: digests, SHA1: digests, SHA256: digests, SHA512: digests
  } satisfies Record<string, Item>)
}
