import type { Item, Library } from '../model/library.ts'

const text: Item = { call: { returns: { from: '*', as: 'string' } } }

const functions = {
  // The function itself, which then gives a promise.
  promisify: { call: { returns: { from: '0' } } },
  callbackify: { call: { returns: { from: '0' } } },
  format: text,
  inspect: text,
  stripVTControlCharacters: { call: { returns: { from: '0', as: 'string' } } },
  types: {},
  inherits: {},
  isDeepStrictEqual: { call: { returns: { value: 'boolean' } } }
} satisfies Record<string, Item>

export const nodeUtil: Library = {
  package: 'node:util',
  aliases: ['util'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/util.html',
  exports: { default: { members: functions }, ...functions }
}
