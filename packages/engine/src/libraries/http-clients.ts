import type { Item, Library, SettingPort, Signature } from '../model/library.ts'

const toUrl: Signature = { inputs: { 0: 'url' } }
const verified: SettingPort = { setting: 'tls-verification', safeSince: '0' }
/** Whether the certificate is checked, said at one of these ports. */
const checkedAt = (...ports: readonly string[]): Readonly<Record<string, SettingPort>> => Object.fromEntries(ports.map(port => [port, verified]))
const get: Item = { call: toUrl }
const options = (...names: readonly string[]): Signature => ({ inputs: Object.fromEntries(names.map(name => [`0.${name}`, 'url' as const])) })
const verbs = (names: readonly string[], item: Item = get): Record<string, Item> => Object.fromEntries(names.map(name => [name, item]))
const undeclared = (items: Record<string, Item>, reason: string): Record<string, Item> =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [name, { ...item, undeclared: reason }]))

const gotSettings = { settings: checkedAt('0.https.rejectUnauthorized', '1.https.rejectUnauthorized') }
const gotCall: readonly Signature[] = [{ when: { 0: 'object' }, ...options('url', 'prefixUrl'), ...gotSettings }, { ...toUrl, ...gotSettings }]
const gotMembers: Readonly<Record<string, Item>> = {
  ...undeclared(verbs(['get', 'post', 'put', 'patch', 'head', 'delete', 'stream', 'paginate'], { call: { ...toUrl, ...gotSettings } }), 'of a type that the default is'),
  extend: { call: { inputs: { '0.prefixUrl': 'url' }, ...gotSettings, returns: { type: 'Got' } } }
}

export const got: Library = {
  package: 'got',
  versions: '11 || 12 || 13 || 14',
  manual: 'https://github.com/sindresorhus/got#documentation',
  exports: {
    default: { call: gotCall, members: gotMembers },
    got: { call: gotCall, members: gotMembers, undeclared: 'exported by name through a re-export of types' }
  },
  types: { Got: { call: gotCall, members: gotMembers } }
}

const kyVerbs = ['get', 'post', 'put', 'patch', 'head', 'delete']
const kyMade: Item = { call: { returns: { type: 'KyInstance' } } }

export const ky: Library = {
  package: 'ky',
  versions: '0.33 || 1',
  manual: 'https://github.com/sindresorhus/ky#api',
  exports: { default: { call: toUrl, members: { ...verbs(kyVerbs), create: kyMade, extend: kyMade } } },
  types: { KyInstance: { call: toUrl, members: { ...verbs(kyVerbs), extend: kyMade } } }
}

const dispatches = (index: number): Item => ({
  new: { inputs: index === 0 ? {} : { 0: 'url' }, settings: checkedAt(`${index}.connect.rejectUnauthorized`, `${index}.requestTls.rejectUnauthorized`), returns: { type: 'Dispatcher' } }
})

export const undici: Library = {
  package: 'undici',
  versions: '5 || 6 || 7 || 8',
  manual: 'https://undici.nodejs.org',
  exports: {
    ...verbs(['fetch', 'request', 'stream', 'pipeline', 'connect', 'upgrade']),
    WebSocket: { new: toUrl },
    EventSource: { new: toUrl },
    Client: dispatches(1),
    Pool: dispatches(1),
    Agent: dispatches(0),
    ProxyAgent: dispatches(0)
  },
  types: { Dispatcher: { members: { request: { call: options('origin') }, stream: { call: options('origin') }, pipeline: { call: options('origin') } } } }
}

const fetches: Signature = { inputs: { 0: 'url' }, settings: { '1.signal': 'outgoing-timeout', '1.timeout': 'outgoing-timeout' } }

export const nodeFetch: Library = {
  package: 'node-fetch',
  aliases: ['cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'make-fetch-happen', 'minipass-fetch', 'whatwg-fetch', 'fetch-retry', 'ofetch'],
  versions: '2 || 3',
  manual: 'https://github.com/node-fetch/node-fetch#readme',
  exports: {
    default: { call: fetches },
    fetch: { call: fetches, undeclared: 'of cross-fetch' },
    ofetch: { ...get, undeclared: 'of ofetch' },
    $fetch: { ...get, undeclared: 'of ofetch' },
    Request: { new: { returns: { from: '0' } } }
  }
}

const superagentVerbs = verbs(['get', 'post', 'put', 'patch', 'head', 'del', 'delete'])

export const superagent: Library = {
  package: 'superagent',
  versions: '8 || 9 || 10',
  manual: 'https://forwardemail.github.io/superagent/',
  exports: {
    default: { call: [{ when: { 1: 'present' }, inputs: { 1: 'url' } }, toUrl], members: { ...superagentVerbs, agent: { call: { returns: { type: 'SuperAgentStatic' } } } } },
    ...superagentVerbs,
    agent: { call: { returns: { type: 'SuperAgentStatic' } } }
  },
  types: { SuperAgentStatic: { virtual: true, members: superagentVerbs } }
}

const asks: Item = { call: { ...toUrl, settings: checkedAt('1.rejectUnauthorized') } }
const sends: Item = { call: { ...toUrl, settings: checkedAt('2.rejectUnauthorized') } }
const needleVerbs: Readonly<Record<string, Item>> = { get: asks, head: asks, post: sends, put: sends, patch: sends, delete: sends }
const needleCall: Signature = { inputs: { 1: 'url' }, settings: checkedAt('2.rejectUnauthorized', '3.rejectUnauthorized') }

export const needle: Library = {
  package: 'needle',
  versions: '2 || 3',
  manual: 'https://github.com/tomas/needle#readme',
  exports: { default: { call: needleCall, members: { ...needleVerbs, request: { call: needleCall } } }, ...needleVerbs, request: { call: needleCall } }
}

const requestSettings = { settings: checkedAt('0.rejectUnauthorized', '0.strictSSL', '1.rejectUnauthorized', '1.strictSSL', '0.agentOptions.rejectUnauthorized', '1.agentOptions.rejectUnauthorized') }
const requestCall: readonly Signature[] = [{ when: { 0: 'object' }, ...options('url', 'uri', 'baseUrl'), ...requestSettings }, { ...toUrl, ...requestSettings }]
const requestMembers: Readonly<Record<string, Item>> = {
  ...verbs(['get', 'post', 'put', 'patch', 'head', 'del', 'delete'], { call: requestCall }),
  defaults: { call: { inputs: { '0.baseUrl': 'url' }, settings: checkedAt('0.rejectUnauthorized', '0.strictSSL', '0.agentOptions.rejectUnauthorized'), returns: { type: 'Requests' } } }
}

export const request: Library = {
  package: 'request',
  aliases: ['request-promise', 'request-promise-native', 'request-promise-any', '@cypress/request', 'postman-request', 'requestretry'],
  versions: '2',
  manual: 'https://github.com/request/request#readme',
  exports: { default: { call: requestCall, members: requestMembers }, ...requestMembers },
  types: { Requests: { virtual: true, call: requestCall, members: requestMembers } }
}

const socket: Item = { new: { ...toUrl, settings: checkedAt('1.rejectUnauthorized', '2.rejectUnauthorized') } }

/** A client that opens a connection to the address. */
export const ws: Library = {
  package: 'ws',
  versions: '7 || 8',
  manual: 'https://github.com/websockets/ws/blob/master/doc/ws.md#new-websocketaddress-protocols-options',
  exports: { default: socket, WebSocket: socket }
}
