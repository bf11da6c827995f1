import type { Item, Library, Result } from '../model/library.ts'

const event: Result = { type: 'H3Event' }
const handler = [event] as const
const hooks = { 0: handler, '0.handler': handler, '0.onRequest': handler, '0.onRequest[]': handler, '0.onBeforeResponse': handler }
const defines: Item = { call: { callbacks: hooks } }
const header: Item = { call: { inputs: { 1: 'response-header-name', 2: 'response-header-value' } } }
const route: Item = { call: { callbacks: { 1: handler, '1.handler': handler }, returns: { self: true } } }
const uses: Item = { call: { callbacks: { 0: handler, 1: handler }, returns: { self: true } } }
const verbs = Object.fromEntries(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'connect', 'trace'].map(name => [name, route]))
const body = { source: 'body' } as const
const query = { source: 'query' } as const
const params = { source: 'params' } as const

/** What a validator lets through: what the function gives that stands for it (`body => Schema.parse(body)`, `Schema.parse`). */
const validated = (from: Result): Item => ({ call: { callbacks: { 1: [from] }, returns: { callback: '1' } } })
const second = 'of version 2'

/**
 * h3 1, and what of 2 goes by other names. Functions are handed the event and asked about it; what a handler gives back is the answer. Nuxt and
 * Nitro 2 hand all of them to server code without an import.
 */
export const h3: Library = {
  package: 'h3',
  aliases: ['#imports', 'nitro/h3', 'nitro', 'nitropack/runtime'],
  ambient: ['nuxt', 'nitropack'],
  versions: '1 || 2',
  manual: 'https://v1.h3.dev',
  exports: {
    createApp: { call: { returns: { type: 'App' } } },
    createRouter: { call: { returns: { type: 'Router' } } },
    H3: { new: { returns: { type: 'H3' } }, undeclared: second },
    useBase: {},
    defineEventHandler: defines,
    eventHandler: defines,
    defineHandler: { ...defines, undeclared: second },
    defineCachedEventHandler: { ...defines, undeclared: 'of Nitro' },
    cachedEventHandler: { ...defines, undeclared: 'of Nitro' },
    defineRequestMiddleware: defines,
    defineMiddleware: { ...defines, undeclared: second },
    defineLazyEventHandler: {},
    lazyEventHandler: {},
    fromNodeMiddleware: {},
    toNodeListener: {},
    readBody: { call: { returns: body } },
    readRawBody: { call: { returns: body } },
    readFormData: { call: { returns: body } },
    readMultipartFormData: { call: { returns: { source: 'files' } } },
    readValidatedBody: validated(body),
    getQuery: { call: { returns: query } },
    getValidatedQuery: validated(query),
    getRouterParams: { call: { returns: params } },
    getRouterParam: { call: { returns: { source: 'params', as: 'string' } } },
    getValidatedRouterParams: validated(params),
    getHeaders: { call: { returns: { source: 'headers' } } },
    getRequestHeaders: { call: { returns: { source: 'headers' } } },
    getHeader: { call: { returns: { source: 'headers', as: 'string' } } },
    getRequestHeader: { call: { returns: { source: 'headers', as: 'string' } } },
    getCookie: { call: { returns: { source: 'cookies', as: 'string' } } },
    parseCookies: { call: { returns: { source: 'cookies' } } },
    getRequestURL: { call: { returns: { source: 'path' } } },
    getRequestPath: { call: { returns: { source: 'path' } } },
    getRequestHost: {}, getRequestProtocol: {}, getRequestIP: {}, getMethod: {}, isMethod: {}, assertMethod: {},
    getSession: { call: { returns: { type: 'Session' } } },
    useSession: { call: { returns: { type: 'SessionManager' } } },
    updateSession: {}, clearSession: {}, sealSession: {},
    unsealSession: { call: { verifies: 'rejects', returns: { source: 'principal' } } },
    setCookie: {
      call: {
        settings: {
          1: 'cookie-name', 2: 'cookie-value', '3.httpOnly': 'cookie-http-only', '3.secure': 'cookie-secure',
          '3.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
        }
      }
    },
    deleteCookie: {},
    setHeader: header, setResponseHeader: header, appendHeader: header, appendResponseHeader: header,
    setHeaders: {}, setResponseHeaders: {}, appendHeaders: {}, appendResponseHeaders: {},
    setResponseStatus: { call: { status: '1' } },
    createError: { call: { answers: { status: '0.statusCode' } } },
    HTTPError: { new: { answers: { status: '0.status' } }, undeclared: second },
    sendError: { call: { answers: {} } },
    send: { call: { inputs: { 1: { kind: 'response-body', html: 'unless' } }, answers: {} } },
    sendNoContent: { call: { answers: { status: 204 } } },
    sendRedirect: { call: { inputs: { 1: 'redirect-target' }, answers: { status: '2' } } },
    sendStream: { call: { inputs: { 1: 'response-body' }, answers: {} } },
    proxyRequest: { call: { inputs: { 1: 'url' } } },
    sendProxy: { call: { inputs: { 1: 'url' } } },
    fetchWithEvent: { call: { inputs: { 1: 'url' } } }
  },
  types: {
    H3Event: {
      members: {
        context: { type: 'H3EventContext' },
        node: { type: 'NodeEventContext' },
        headers: { source: 'headers' },
        path: { source: 'path' },
        method: {},
        req: { type: 'IncomingRequest' },
        url: { source: 'path', undeclared: second }
      }
    },
    H3EventContext: {
      members: {
        params: { source: 'params' },
        user: { source: 'principal', undeclared: 'put there by middleware' },
        auth: { source: 'principal', undeclared: 'put there by middleware' },
        session: { source: 'principal', undeclared: 'put there by middleware' }
      }
    },
    NodeEventContext: { members: { req: { type: 'node:http#IncomingMessage' }, res: { type: 'node:http#ServerResponse' } } },
    IncomingRequest: {
      virtual: true, extends: 'node:http#IncomingMessage',
      members: { json: { call: { returns: body } }, text: { call: { returns: body } }, formData: { call: { returns: body } } }
    },
    Session: { members: { data: { source: 'principal' }, id: {}, createdAt: {} } },
    SessionManager: { virtual: true, members: { data: { source: 'principal' }, id: {}, update: {}, clear: {} } },
    App: { members: { use: uses, handler: {}, stack: {} } },
    Router: { members: { ...verbs, add: route, use: route, handler: {} } },
    H3: { virtual: true, members: { ...verbs, all: route, on: {}, use: uses, mount: {}, handler: {}, fetch: {} } },
    EventHandler: { parameters: handler }
  }
}
