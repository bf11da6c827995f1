import type { Item, Library } from '../model/library.ts'

const hashes: Item = { call: { settings: { 1: 'password-rounds' }, returns: { value: 'string' } } }
const salts: Item = { call: { settings: { 0: { setting: 'password-rounds', safeSince: '0' } }, returns: { value: 'string' } } }
const members = {
  hash: hashes,
  hashSync: hashes,
  genSalt: salts,
  genSaltSync: salts,
  compare: {
    call: [
      { when: { 2: 'absent' }, verifies: 'resolves', returns: { value: 'boolean' } },
      { verifies: 'returns', returns: { value: 'boolean' } }
    ]
  },
  compareSync: { call: { verifies: 'returns', returns: { value: 'boolean' } } }
} satisfies Record<string, Item>

export const bcrypt: Library = {
  package: 'bcrypt',
  versions: '5 || 6',
  manual: 'https://github.com/kelektiv/node.bcrypt.js#readme',
  exports: { default: { members }, ...members }
}
