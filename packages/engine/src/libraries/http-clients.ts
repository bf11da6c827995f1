import type { Item, Library, Signature } from '../model/library.ts'

const toUrl: Signature = { inputs: { 0: 'url' } }
const get: Item = { call: toUrl }
const options = (...names: readonly string[]): Signature => ({ inputs: Object.fromEntries(names.map(name => [`0.${name}`, 'url' as const])) })
const verbs = (...names: readonly string[]): Record<string, Item> => Object.fromEntries(names.map(name => [name, get]))
const undeclared = (items: Record<string, Item>, reason: string): Record<string, Item> =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [name, { ...item, undeclared: reason }]))

const gotVerbs = undeclared(verbs('get', 'post', 'put', 'patch', 'head', 'delete', 'stream'), 'of a type that the default is')
const gotCall: readonly Signature[] = [{ when: { 0: 'object' }, ...options('url', 'prefixUrl') }, toUrl]

export const got: Library = {
  package: 'got',
  versions: '11 || 12 || 13 || 14',
  manual: 'https://github.com/sindresorhus/got#documentation',
  exports: {
    default: { call: gotCall, members: { ...gotVerbs, extend: { call: { returns: { type: 'Got' } } } } },
    got: { call: gotCall, members: { ...gotVerbs, extend: { call: { returns: { type: 'Got' } } } }, undeclared: 'exported by name through a re-export of types' }
  },
  types: { Got: { call: gotCall, members: { ...gotVerbs, extend: { call: { returns: { type: 'Got' } } } } } }
}

export const ky: Library = {
  package: 'ky',
  versions: '0.33 || 1',
  manual: 'https://github.com/sindresorhus/ky#api',
  exports: { default: { call: toUrl, members: { ...verbs('get', 'post', 'put', 'patch', 'head', 'delete'), create: { call: { returns: { type: 'KyInstance' } } }, extend: { call: { returns: { type: 'KyInstance' } } } } } },
  types: { KyInstance: { call: toUrl, members: { ...verbs('get', 'post', 'put', 'patch', 'head', 'delete'), extend: { call: { returns: { type: 'KyInstance' } } } } } }
}

const undiciCalls = verbs('fetch', 'request', 'stream')

export const undici: Library = {
  package: 'undici',
  versions: '5 || 6 || 7',
  manual: 'https://undici.nodejs.org',
  exports: {
    ...undiciCalls,
    Client: { new: { inputs: { 0: 'url' }, returns: { type: 'Client' } } },
    Pool: { new: { inputs: { 0: 'url' }, returns: { type: 'Pool' } } }
  },
  types: { Client: { members: { request: {}, stream: {} } }, Pool: { members: { request: {}, stream: {} } } }
}

export const nodeFetch: Library = {
  package: 'node-fetch',
  aliases: ['cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'make-fetch-happen'],
  versions: '2 || 3',
  manual: 'https://github.com/node-fetch/node-fetch#readme',
  exports: {
    default: { call: toUrl },
    fetch: { ...get, undeclared: 'of cross-fetch' },
    Request: { new: { returns: { from: '0' } } }
  }
}

const superagentVerbs = verbs('get', 'post', 'put', 'patch', 'head', 'del', 'delete')

export const superagent: Library = {
  package: 'superagent',
  versions: '8 || 9 || 10',
  manual: 'https://forwardemail.github.io/superagent/',
  exports: { default: { call: [{ when: { 1: 'present' }, inputs: { 1: 'url' } }, toUrl], members: superagentVerbs }, ...superagentVerbs }
}

const needleVerbs = verbs('get', 'post', 'put', 'patch', 'head', 'delete')

export const needle: Library = {
  package: 'needle',
  versions: '2 || 3',
  manual: 'https://github.com/tomas/needle#readme',
  exports: { default: { call: { inputs: { 1: 'url' } }, members: needleVerbs }, ...needleVerbs }
}

const requestCall: readonly Signature[] = [{ when: { 0: 'object' }, ...options('url', 'uri', 'baseUrl') }, toUrl]
const requestVerb: Item = { call: requestCall }
const requestVerbs = { get: requestVerb, post: requestVerb, put: requestVerb, patch: requestVerb, head: requestVerb, del: requestVerb, delete: requestVerb } satisfies Record<string, Item>

export const request: Library = {
  package: 'request',
  aliases: ['request-promise', 'request-promise-native', '@cypress/request'],
  versions: '2',
  manual: 'https://github.com/request/request#readme',
  exports: {
    default: { call: requestCall, members: { ...requestVerbs, defaults: { call: { returns: { type: 'Requests' } } } } },
    ...requestVerbs,
    defaults: { call: { returns: { type: 'Requests' } } }
  },
  types: { Requests: { virtual: true, call: requestCall, members: requestVerbs } }
}

const opensPage: Item = { call: { returns: { type: 'Page' } } }
const setsContent: Item = { call: { inputs: { 0: 'html' } } }

export const puppeteer: Library = {
  package: 'puppeteer-core',
  aliases: ['puppeteer'],
  versions: '20 || 21 || 22 || 23 || 24 || 25',
  manual: 'https://pptr.dev/api',
  exports: { default: { members: { launch: { call: { returns: { type: 'Browser' } } }, connect: { call: { returns: { type: 'Browser' } } } } } },
  types: {
    Browser: { members: { newPage: opensPage, close: {}, createBrowserContext: {} } },
    Page: { members: { goto: get, setContent: setsContent, evaluate: { call: { inputs: { 0: { kind: 'code', form: 'string' } } } }, pdf: {}, screenshot: {}, mainFrame: {}, close: {} } }
  }
}

const browser: Item = { type: 'BrowserType' }

export const playwright: Library = {
  package: 'playwright-core',
  aliases: ['playwright', '@playwright/test'],
  versions: '1',
  manual: 'https://playwright.dev/docs/api/class-page',
  exports: { chromium: browser, firefox: browser, webkit: browser },
  types: {
    BrowserType: { members: { launch: { call: { returns: { type: 'Browser' } } } } },
    Browser: { members: { newPage: opensPage, newContext: { call: { returns: { type: 'BrowserContext' } } }, close: {} } },
    BrowserContext: { members: { newPage: opensPage, close: {} } },
    Page: { members: { goto: get, setContent: setsContent, evaluate: { call: { inputs: { 0: { kind: 'code', form: 'string' } } } }, pdf: {}, screenshot: {}, close: {} } }
  }
}
