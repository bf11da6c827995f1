import type { Item, Library } from '../model/library.ts'

const members = {
  hash: { call: { settings: { '1.type': 'password-variant' }, returns: { value: 'string' } } },
  argon2d: { constant: 0 },
  argon2i: { constant: 1 },
  argon2id: { constant: 2 },
  verify: { call: { verifies: 'resolves', returns: { value: 'boolean' } } },
  needsRehash: { call: { returns: { value: 'boolean' } } }
} satisfies Record<string, Item>

export const argon2: Library = {
  package: 'argon2',
  versions: '0.28 || 0.40 || 0.44',
  manual: 'https://github.com/ranisalt/node-argon2#readme',
  exports: { default: { members }, ...members }
}
