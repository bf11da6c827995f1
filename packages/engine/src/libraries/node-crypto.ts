import type { Item, Library } from '../model/library.ts'

/** What comes out says nothing of what went in. */
const digest: Item = { call: { returns: { value: 'string' } } }
const hash: Item = { call: { settings: { 0: 'hash-algorithm' }, returns: { type: 'Hash' } } }
const keyed: Item = { call: { settings: { 0: 'hash-algorithm', 1: 'secret' }, returns: { type: 'Hmac' } } }
const ciphers: Item = { call: { settings: { 0: 'cipher-algorithm', 1: 'secret', 2: 'cipher-vector' }, returns: { type: 'Cipher' } } }
const deciphers: Item = { call: { settings: { 0: 'cipher-algorithm', 1: 'secret', '3.authTagLength': 'tag-length' }, returns: { type: 'Decipher' } } }
/** Makes key and vector of a password, without salt: gone in Node 22. */
const keyless: Item = { call: { settings: { 0: 'cipher-algorithm', 1: 'secret', 2: 'cipher-vector' } }, undeclared: 'removed in Node 22' }
const derives = (callback: number): Item => ({ call: { callbacks: { [callback]: [null, { value: 'buffer' }] } } })

const members = {
  createHash: hash,
  createHmac: keyed,
  createCipheriv: ciphers,
  createDecipheriv: deciphers,
  createCipher: keyless,
  createDecipher: keyless,
  hash: { ...digest, undeclared: 'new in Node 21.7 and 20.12' },
  pbkdf2: derives(5),
  pbkdf2Sync: { call: { inputs: { 2: 'allocation-size' }, returns: { value: 'buffer' } } },
  scrypt: { call: { callbacks: { 3: [null, { value: 'buffer' }], 4: [null, { value: 'buffer' }] } } },
  scryptSync: { call: { returns: { value: 'buffer' } } },
  randomBytes: { call: { inputs: { 0: 'allocation-size' }, returns: { value: 'buffer' } } },
  randomInt: { call: { returns: { value: 'number' } } },
  randomUUID: { call: { returns: { value: 'uuid' } } },
  timingSafeEqual: { call: { verifies: 'returns', returns: { value: 'boolean' } } }
} satisfies Record<string, Item>

const same: Item = { call: { returns: { self: true } } }
/** The text goes through; what comes out of `final` is the rest of it, once the tag was checked. */
const enciphers: Readonly<Record<string, Item>> = { update: { call: { returns: { from: '0' } } }, final: {}, setAAD: same, setAutoPadding: same, getAuthTag: {} }
const updates: Item = { call: { settings: { 0: 'digest-input' }, returns: { self: true } } }

export const nodeCrypto: Library = {
  package: 'node:crypto',
  aliases: ['crypto'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/crypto.html',
  exports: { default: { members }, ...members },
  types: {
    Hash: { members: { update: updates, copy: updates, digest } },
    Cipher: { virtual: true, members: enciphers },
    Decipher: { virtual: true, members: { ...enciphers, setAuthTag: { call: { returns: { self: true } } } } },
    Hmac: { members: { update: updates, digest } }
  }
}
