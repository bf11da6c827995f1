import type { Item, Library } from '../model/library.ts'

/** What comes out says nothing of what went in. */
const digest: Item = { call: { returns: { value: 'string' } } }
const hash: Item = { call: { returns: { type: 'Hash' } } }
const keyed: Item = { call: { returns: { type: 'Hmac' } } }
const derives = (callback: number): Item => ({ call: { callbacks: { [callback]: [null, { value: 'buffer' }] } } })

const members = {
  createHash: hash,
  createHmac: keyed,
  hash: { ...digest, undeclared: 'new in Node 21.7 and 20.12' },
  pbkdf2: derives(5),
  pbkdf2Sync: { call: { returns: { value: 'buffer' } } },
  scrypt: { call: { callbacks: { 3: [null, { value: 'buffer' }], 4: [null, { value: 'buffer' }] } } },
  scryptSync: { call: { returns: { value: 'buffer' } } },
  randomBytes: { call: { returns: { value: 'buffer' } } },
  randomInt: { call: { returns: { value: 'number' } } },
  randomUUID: { call: { returns: { value: 'uuid' } } },
  timingSafeEqual: { call: { verifies: 'returns', returns: { value: 'boolean' } } }
} satisfies Record<string, Item>

const updates: Item = { call: { returns: { self: true } } }

export const nodeCrypto: Library = {
  package: 'node:crypto',
  aliases: ['crypto'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/crypto.html',
  exports: { default: { members }, ...members },
  types: {
    Hash: { members: { update: updates, copy: updates, digest } },
    Hmac: { members: { update: updates, digest } }
  }
}
