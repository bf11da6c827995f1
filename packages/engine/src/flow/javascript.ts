import { percentEncoded } from '../model/kind.ts'
import type { Item, Library, Result, Signature } from '../model/library.ts'
import { amounts } from './dangers.ts'

const same: Item = { call: { returns: { from: 'this' } } }
const text: Item = { call: { returns: { from: 'this', as: 'string' } } }
const widens: Item = { call: { inputs: { 0: 'allocation-size' }, returns: { from: 'this', as: 'string' } } }
const toNumber: Item = { call: { returns: { from: '0', as: 'number' } } }
const toText: Item = { call: { returns: { from: '0', as: 'string' } } }
const through: Item = { call: { returns: { from: '0' } } }
const test: Item = { call: { returns: { value: 'boolean' } } }
const none: Item = { call: {} }
const element: Result = { from: 'this', element: true }
const toEach: readonly (Result | null)[] = [element, { value: 'number' }, { from: 'this' }]
const asks: Item = { call: { callbacks: { 0: toEach }, returns: { value: 'boolean' } } }
const finds: Item = { call: { callbacks: { 0: toEach }, returns: element } }
const sorts: Item = { call: { callbacks: { 0: [element, element] }, returns: { from: 'this' } } }
const reduces: Item = {
  call: [
    { when: { 1: 'present' }, callbacks: { 0: [{ callback: '0' }, element, { value: 'number' }] }, returns: [{ callback: '0' }, { from: '1' }] },
    { callbacks: { 0: [element, element] }, returns: { callback: '0' } }
  ]
}
const adds: Item = { call: { stores: [{ from: '*', into: 'this[]' }], returns: { value: 'number' } } }

/** What every value's methods do, by name, whatever it is: the prototypes of the language in one table. */
export const prototypes: Readonly<Record<string, Item>> = {
  // Texts.
  toString: text, toLocaleString: text, valueOf: same, trim: text, trimStart: text, trimEnd: text, toLowerCase: text, toUpperCase: text,
  toLocaleLowerCase: text, toLocaleUpperCase: text, substring: text, substr: text, charAt: text,
  padStart: widens, padEnd: widens, repeat: widens,
  normalize: text, toWellFormed: text, toISOString: { call: { returns: { from: 'this', as: 'date' } } }, toJSON: same,
  charCodeAt: { call: { returns: { from: 'this', as: 'number' } } }, codePointAt: { call: { returns: { from: 'this', as: 'number' } } },
  replace: { call: { callbacks: { 1: [{ from: 'this', as: 'string' }] }, returns: [{ from: 'this', as: 'string' }, { from: '1', as: 'string' }, { callback: '1' }] } },
  replaceAll: { call: { callbacks: { 1: [{ from: 'this', as: 'string' }] }, returns: [{ from: 'this', as: 'string' }, { from: '1', as: 'string' }, { callback: '1' }] } },
  split: { call: { returns: { array: { from: 'this', as: 'string' } } } },
  match: { call: { returns: { array: { from: 'this', as: 'string' } } } },
  matchAll: { call: { returns: { array: { array: { from: 'this', as: 'string' } } } } },
  exec: { call: { returns: { array: { from: '0', as: 'string' } } } },
  toFixed: { call: { returns: { from: 'this', as: 'number' } } }, toPrecision: { call: { returns: { from: 'this', as: 'number' } } },
  getTime: { call: { returns: { from: 'this', as: 'number' } } },
  test, includes: test, startsWith: test, endsWith: test, indexOf: { call: { returns: { value: 'number' } } },
  lastIndexOf: { call: { returns: { value: 'number' } } }, search: { call: { returns: { value: 'number' } } },
  localeCompare: { call: { returns: { value: 'number' } } }, hasOwnProperty: test,
  // Arrays.
  map: { call: { callbacks: { 0: toEach }, returns: { array: { callback: '0' } } } },
  flatMap: { call: { callbacks: { 0: toEach }, returns: [{ callback: '0' }, { array: { callback: '0' } }] } },
  forEach: { call: { callbacks: { 0: toEach } } },
  find: finds, findLast: finds, some: asks, every: asks,
  findIndex: { call: { callbacks: { 0: toEach }, returns: { value: 'number' } } },
  findLastIndex: { call: { callbacks: { 0: toEach }, returns: { value: 'number' } } },
  sort: sorts, toSorted: sorts, reduce: reduces, reduceRight: reduces,
  slice: same, splice: same, reverse: same, toReversed: same, flat: { call: { returns: [{ from: 'this' }, element] } }, fill: same, with: same,
  at: { call: { returns: element } }, pop: { call: { returns: element } }, shift: { call: { returns: element } },
  concat: { call: { returns: [{ from: 'this' }, { from: '*' }] } },
  join: { call: { returns: [{ from: 'this', as: 'string' }, { from: '0', as: 'string' }] } },
  push: adds, unshift: adds, add: { call: { stores: [{ from: '*', into: 'this[]' }], returns: { from: 'this' } } },
  values: { call: { returns: { from: 'this' } } },
  entries: { call: { returns: { array: { record: { 1: element } } } } },
  // Maps, sets, forms, searches.
  set: { call: { stores: [{ from: '1', into: 'this[]' }], returns: { from: 'this' } } },
  append: { call: { stores: [{ from: '1', into: 'this[]' }] } },
  get: { call: { returns: element } }, getAll: { call: { returns: { from: 'this' } } }, has: test,
  // Promises are looked through.
  then: { call: { callbacks: { 0: [{ from: 'this' }] }, returns: [{ callback: '0' }, { callback: '1' }] } },
  catch: { call: { callbacks: { 0: [null] }, returns: [{ from: 'this' }, { callback: '0' }] } },
  finally: { call: { callbacks: { 0: [] }, returns: { from: 'this' } } },
  // Streams.
  pipe: { call: { returns: { from: '0' } } },
  // Functions.
  bind: same
}

const allocates: Item = { call: { inputs: { 0: 'allocation-size' } } }
/** An array of that length, if it is a number. */
const fills: Signature = { when: { 1: 'absent' }, inputs: { 0: { kind: 'allocation-size', form: 'number' } } }
/** Code, unless it is given as a function. */
const later: Item = { call: { inputs: { 0: { kind: 'code', form: 'string' } } } }
const compiles: Item = { call: { inputs: { '*': 'code' } }, new: { inputs: { '*': 'code' } } }
const pattern: Signature = { inputs: { 0: 'regex' } }

const globals: Readonly<Record<string, Item>> = {
  Number: {
    ...toNumber,
    members: { parseInt: toNumber, parseFloat: toNumber, isInteger: test, isFinite: test, isNaN: test, isSafeInteger: test }
  },
  parseInt: toNumber, parseFloat: toNumber, BigInt: toNumber, isNaN: test, isFinite: test,
  Boolean: { call: { returns: { value: 'boolean' } } },
  String: { ...toText, members: { raw: { call: { returns: { from: '*', as: 'string' } } }, fromCharCode: { call: { returns: { value: 'string' } } } } },
  Symbol: none,
  Date: { call: { returns: { value: 'date' } }, new: { returns: { from: '0', as: 'date' } }, members: { now: none, parse: toNumber, UTC: none } },
  Math: { members: { min: { call: { returns: { from: '*', as: 'number', cleans: amounts } } }, ...Object.fromEntries(['max', 'floor', 'ceil', 'round', 'trunc', 'abs', 'sign'].map(name => [name, { call: { returns: { from: '*', as: 'number' } } }])) } },
  structuredClone: through,
  encodeURIComponent: { call: { returns: { from: '0', as: 'string', cleans: percentEncoded } } },
  encodeURI: { call: { returns: { from: '0', as: 'string', cleans: ['html', 'log-text', 'response-header-value'] } } },
  decodeURIComponent: toText, decodeURI: toText, escape: toText, unescape: toText,
  btoa: toText, atob: toText,
  Buffer: { members: { alloc: allocates, allocUnsafe: allocates, allocUnsafeSlow: allocates, from: { call: { returns: { from: '0', as: 'string' } } }, isBuffer: test, concat: { call: { returns: { from: '0', element: true } } } } },
  Array: { call: fills, new: fills, members: { isArray: test, from: { call: [{ when: { 1: 'present' }, callbacks: { 1: [{ from: '0', element: true }] }, returns: { array: { callback: '1' } } }, { returns: { from: '0' } }] }, of: { call: { returns: { array: { from: '*' } } } } } },
  Object: { members: { freeze: through, seal: through, create: through, assign: { call: { stores: [{ from: '1*', into: '0' }] } }, hasOwn: test, defineProperty: through, getPrototypeOf: none, is: test } },
  Promise: {
    members: {
      resolve: through, all: through, race: { call: { returns: { from: '0', element: true } } }, any: { call: { returns: { from: '0', element: true } } },
      allSettled: { call: { returns: { array: { record: { value: { from: '0', element: true } } } } } }, reject: none
    }
  },
  Map: { new: { returns: { from: '0' } } }, Set: { new: { returns: { from: '0' } } }, WeakMap: { new: {} }, WeakSet: { new: {} },
  // Search parameters have methods of their own, in the model of `node:url`.
  URL: { new: { returns: [{ from: '0', as: 'string' }, { from: '1', as: 'string' }, { record: { searchParams: { type: 'node:url#URLSearchParams' } } }] } },
  URLSearchParams: { new: { returns: [{ from: '0' }, { type: 'node:url#URLSearchParams' }] } },
  // An error is an object that holds its message.
  Error: { call: { returns: { record: { message: { from: '0', as: 'string' } } } }, new: { returns: { record: { message: { from: '0', as: 'string' } } } } },
  RegExp: { new: pattern, call: pattern }, Uint8Array: { new: { inputs: { 0: { kind: 'allocation-size', form: 'number' } } } },
  eval: { call: { inputs: { 0: 'code' } } }, Function: compiles, setTimeout: later, setInterval: later, setImmediate: none, queueMicrotask: none, clearTimeout: none, clearInterval: none,
  console: { members: Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'].map(name => [name, { call: { inputs: { '*': 'log-text' } } }])) },
  require: { call: { inputs: { 0: 'module-name' } } }, fetch: { call: { inputs: { 0: 'url' } } }, Request: { new: { returns: { from: '0' } } },
  WebSocket: { new: { inputs: { 0: 'url' } } }, EventSource: { new: { inputs: { 0: 'url' } } },
  // What handlers of Next, Hono and the like give back.
  Response: {
    new: { inputs: { 0: 'response-body' } },
    members: { json: { call: { inputs: { 0: 'response-body' } } }, redirect: { call: { inputs: { 0: 'redirect-target' } } } }
  }
}

/** JavaScript's own functions in the words of library models, so that one interpreter serves both. */
export const javascript: Library = {
  package: 'javascript',
  versions: '*',
  manual: 'https://tc39.es/ecma262/',
  exports: globals
}

/** What a global function gives for its first argument. */
export function ownResult(name: string): Result | undefined {
  const call = Object.hasOwn(globals, name) ? globals[name]?.call : undefined
  return call === undefined || Array.isArray(call) ? undefined : (call as Signature).returns as Result | undefined
}
