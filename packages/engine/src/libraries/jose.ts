import type { Item, Library, Result, Signature } from '../model/library.ts'

const claims: Result = { record: { payload: { source: 'principal' } } }
const verifies: Signature = { settings: { 1: 'secret', '2.algorithms': { setting: 'token-algorithms', safeSince: '0' } }, verifies: 'rejects', returns: claims }
const fluent: Item = { call: { returns: { self: true } } }
const token = { inputs: { 0: 'token-payload' } } satisfies Signature

const ofVersion2 = 'of version 2'
/** Keys of 2 are made of texts; `None` is the key of tokens that nobody has signed. */
const makesKey: Item = { call: { settings: { '0.k': 'secret', '0.d': 'secret', '0.key': 'secret' }, returns: { from: '0' } } }
const signs2: Signature = {
  inputs: { 0: 'token-payload' },
  settings: { 1: 'secret', '2.expiresIn': 'token-lifetime', '2.algorithm': { setting: 'token-algorithms', safeSince: '0' } },
  returns: { value: 'string' }
}
const verifies2: Signature = {
  settings: { 1: 'secret', '2.algorithms': { setting: 'token-algorithms', safeSince: '0' }, '2.ignoreExp': { setting: 'token-end-ignored', safeSince: '0' } },
  verifies: 'throws', returns: { source: 'principal' }
}
const readsUnverified: Signature = { settings: { 0: 'unverified-token' }, returns: { from: '0' } }

const version2: Readonly<Record<string, Item>> = {
  JWK: { undeclared: ofVersion2, members: { asKey: makesKey, None: { constant: 'none' }, isKey: {}, generate: {}, generateSync: {} } },
  JWT: { undeclared: ofVersion2, members: { sign: { call: signs2 }, verify: { call: verifies2 }, decode: { call: readsUnverified } } },
  JWS: { undeclared: ofVersion2, members: { sign: { call: { ...token, settings: { 1: 'secret' } } }, verify: { call: { settings: { 1: 'secret' }, verifies: 'throws', returns: { source: 'principal' } } } } },
  JWE: { undeclared: ofVersion2, members: { encrypt: { call: { settings: { 1: 'secret' } } }, decrypt: { call: { settings: { 1: 'secret' }, verifies: 'throws', returns: { source: 'principal' } } } } }
}

const builder: Readonly<Record<string, Item>> = {
  setProtectedHeader: fluent,
  setIssuedAt: fluent,
  setIssuer: fluent,
  setAudience: fluent,
  setSubject: fluent,
  setJti: fluent,
  setNotBefore: fluent,
  setExpirationTime: fluent
}

export const jose: Library = {
  package: 'jose',
  versions: '2 || 4 || 5 || 6',
  manual: 'https://github.com/panva/jose/blob/main/docs/README.md',
  exports: {
    jwtVerify: { call: verifies },
    jwtDecrypt: { call: verifies },
    compactVerify: { call: verifies },
    flattenedVerify: { call: verifies },
    generalVerify: { call: verifies },
    decodeJwt: { call: readsUnverified },
    decodeProtectedHeader: { call: { returns: { from: '0' } } },
    createRemoteJWKSet: {},
    importJWK: { call: { settings: { '0.k': 'secret', '0.d': 'secret' }, returns: { from: '0.k' } } },
    importPKCS8: { call: { settings: { 0: 'secret' }, returns: { from: '0' } } },
    importSPKI: {},
    importX509: {},
    ...version2,
    SignJWT: { new: { ...token, returns: { type: 'SignJWT' } } },
    EncryptJWT: { new: { ...token, returns: { type: 'EncryptJWT' } } }
  },
  types: {
    SignJWT: { members: { ...builder, sign: { call: { settings: { 0: 'secret' }, returns: { value: 'string' } } } } },
    EncryptJWT: { members: { ...builder, encrypt: { call: { settings: { 0: 'secret' }, returns: { value: 'string' } } } } }
  }
}
