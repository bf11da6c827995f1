import type { Item, Library, Result, Signature } from '../model/library.ts'

const claims: Result = { record: { payload: { source: 'principal' } } }
const verifies: Signature = { settings: { 1: 'secret', '2.algorithms': { setting: 'token-algorithms', safeSince: '0' } }, verifies: 'rejects', returns: claims }
const fluent: Item = { call: { returns: { self: true } } }
const token = { inputs: { 0: 'token-payload' } } satisfies Signature

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
  versions: '4 || 5 || 6',
  manual: 'https://github.com/panva/jose/blob/main/docs/README.md',
  exports: {
    jwtVerify: { call: verifies },
    jwtDecrypt: { call: verifies },
    compactVerify: { call: verifies },
    flattenedVerify: { call: verifies },
    generalVerify: { call: verifies },
    decodeJwt: { call: { settings: { 0: 'unverified-token' }, returns: { from: '0' } } },
    decodeProtectedHeader: { call: { returns: { from: '0' } } },
    createRemoteJWKSet: {},
    SignJWT: { new: { ...token, returns: { type: 'SignJWT' } } },
    EncryptJWT: { new: { ...token, returns: { type: 'EncryptJWT' } } }
  },
  types: {
    SignJWT: { members: { ...builder, sign: { call: { settings: { 0: 'secret' }, returns: { value: 'string' } } } } },
    EncryptJWT: { members: { ...builder, encrypt: { call: { returns: { value: 'string' } } } } }
  }
}
