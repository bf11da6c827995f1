import type { Input, Item, Library, Result } from '../model/library.ts'

const element: Result = { from: '0', element: true }
const same: Item = { call: { returns: { from: '0' } } }
const first: Item = { call: { returns: element } }
/** The last arguments are merged into the first, which comes back. */
const merges: Item = { call: { stores: [{ from: '1*', into: '0' }], returns: { from: '0' } } }
/** Since then it does not follow `__proto__` and `constructor`. */
const mergedBefore = (before: string): Input => ({ kind: 'merged-object', before })
const mergesDeep: Item = { call: { inputs: { '1*': mergedBefore('4.17.11') }, stores: [{ from: '1*', into: '0' }], returns: { from: '0' } } }
/** What the first argument has stays. */
const fills: Item = { call: { stores: [{ from: '1*', into: '0', under: true }], returns: { from: '0' } } }
const filters: Item = { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { from: '0' } } }
const finds: Item = { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: element } }
const asks: Item = { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { value: 'boolean' } } }
const text: Item = { call: { returns: { from: '0', as: 'string' } } }
const number: Item = { call: { returns: { from: '0', as: 'number' } } }
const tells: Item = { call: { returns: { value: 'boolean' } } }

const functions = {
  // Objects and their keys.
  pick: { call: { returns: { from: '0', keys: { port: '1*', form: 'names', mode: 'only' } } } },
  omit: { call: { returns: { from: '0', keys: { port: '1*', form: 'names', mode: 'except' } } } },
  pickBy: filters,
  omitBy: filters,
  mapKeys: same,
  mapValues: { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { from: '0' } } },
  assign: merges,
  assignIn: merges,
  extend: merges,
  merge: mergesDeep,
  mergeWith: mergesDeep,
  defaults: fills,
  defaultsDeep: { call: { inputs: { '1*': mergedBefore('4.17.12') }, stores: [{ from: '1*', into: '0', under: true }], returns: { from: '0' } } },
  clone: same,
  cloneDeep: same,
  get: { call: { returns: [{ from: '0', at: '1' }, { from: '2' }] } },
  result: { call: { returns: [{ from: '0', at: '1' }, { from: '2' }] } },
  set: { call: { inputs: { 1: { kind: 'property-path', before: '4.17.20' } }, stores: [{ from: '2', into: '0', at: '1' }], returns: { from: '0' } } },
  has: tells,
  keys: { call: { returns: { array: { value: 'string' } } } },
  values: { call: { returns: { array: element } } },
  toPlainObject: same,
  tap: same,
  identity: same,
  // Lists.
  map: {
    call: [
      { when: { 1: 'function' }, callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { array: { callback: '1' } } },
      { returns: { array: { from: '0', element: true, at: '1' } } }
    ]
  },
  flatMap: { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { callback: '1' } } },
  forEach: { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { from: '0' } } },
  each: { call: { callbacks: { 1: [element, { value: 'any' }, { from: '0' }] }, returns: { from: '0' } } },
  filter: filters,
  reject: filters,
  find: finds,
  findLast: finds,
  some: asks,
  every: asks,
  includes: tells,
  isEmpty: tells,
  isEqual: tells,
  isString: { call: { checks: { value: '0', passes: 'true', as: 'string' }, returns: { value: 'boolean' } } },
  isNumber: { call: { checks: { value: '0', passes: 'true', as: 'number' }, returns: { value: 'boolean' } } },
  isBoolean: { call: { checks: { value: '0', passes: 'true', as: 'boolean' }, returns: { value: 'boolean' } } },
  sortBy: same,
  orderBy: same,
  uniq: same,
  uniqBy: same,
  compact: same,
  concat: { call: { returns: [{ from: '0' }, { from: '1*' }] } },
  reverse: same,
  slice: same,
  take: same,
  drop: same,
  head: first,
  first,
  last: first,
  sample: first,
  castArray: { call: { returns: { array: { from: '0' } } } },
  groupBy: { call: { callbacks: { 1: [element] }, returns: { array: { from: '0' } } } },
  keyBy: { call: { callbacks: { 1: [element] }, returns: { array: element } } },
  // Texts and numbers.
  toString: text,
  trim: text,
  toLower: text,
  toUpper: text,
  camelCase: text,
  snakeCase: text,
  kebabCase: text,
  capitalize: text,
  escape: { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } },
  escapeRegExp: { call: { returns: { from: '0', as: 'string', cleans: ['regex'] } } },
  template: { call: { inputs: { 0: 'template-text' } } },
  toNumber: number,
  toInteger: number,
  toSafeInteger: number,
  parseInt: number,
  clamp: number
} satisfies Record<string, Item>

export const lodash: Library = {
  package: 'lodash',
  aliases: ['lodash-es'],
  perName: true,
  versions: '4',
  manual: 'https://lodash.com/docs/',
  exports: { default: { members: functions }, ...functions }
}
