import type { Item, Library, Result } from '../model/library.ts'

const context: Result = { type: 'Context' }
const next: Result = { type: 'Next' }

const fluent: Item = { call: { returns: { self: true } } }
const header: Item = { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' } } }
const redirect: Item = { call: { inputs: { 0: 'redirect-target' }, answers: { status: 302 } } }
const headers: Item = { source: 'headers' }
const path: Item = { source: 'path' }
const parsed = 'put there by body parsers'
const routed = 'put there by routers'

/** What request and context have in common: the context hands such members on. */
const reading = {
  query: { source: 'query', flat: true },
  querystring: { source: 'query' },
  search: { source: 'query' },
  params: { source: 'params', undeclared: routed },
  header: headers,
  headers,
  get: { call: { returns: { source: 'headers' } } },
  path,
  url: path,
  originalUrl: path,
  href: path,
  host: headers,
  hostname: headers,
  origin: headers,
  subdomains: headers,
  files: { source: 'files', undeclared: parsed },
  file: { source: 'files', undeclared: 'put there by @koa/multer' }
} satisfies Record<string, Item>

/** What response and context have in common. */
const answering = {
  body: { assigned: { kind: 'response-body', html: 'tag' } },
  type: { assigned: { kind: 'response-header-value', header: 'content-type' } },
  set: header,
  append: header,
  redirect,
  attachment: {},
  remove: {}
} satisfies Record<string, Item>

/** Koa 2 and 3. What other packages put on contexts (`ctx.state.user`, `ctx.params`) is here, since it is read from this type. */
export const koa: Library = {
  package: 'koa',
  versions: '2 || 3',
  manual: 'https://koajs.com',
  exports: { default: { new: { settings: { '0.proxy': { setting: 'trusted-proxies', safeSince: '0' } }, bareAnswers: 'koa-helmet', returns: { type: 'Application' } } } },
  types: {
    // The class that the package is, by its own name.
    Application: {
      virtual: true,
      members: {
        use: { call: { callbacks: { '*': [context, next] }, returns: { self: true } } },
        context: { type: 'Context' },
        callback: {},
        listen: {},
        on: { undeclared: 'of EventEmitter' },
        emit: { undeclared: 'of EventEmitter' }
      }
    },
    Middleware: { parameters: [context, next] },
    Next: { call: {} },
    Context: {
      members: {
        ...reading,
        ...answering,
        app: { type: 'Application' },
        request: { type: 'Request' },
        response: { type: 'Response' },
        state: { type: 'State' },
        cookies: { type: 'Cookies' },
        throw: { call: { answers: { status: '0' } } },
        assert: {},
        session: { source: 'principal', session: true, undeclared: 'put there by koa-session: the server alone writes it' },
        isAuthenticated: { call: { verifies: 'returns', returns: { value: 'boolean' } }, undeclared: 'put there by koa-passport' },
        isUnauthenticated: { call: {}, undeclared: 'put there by koa-passport' }
      }
    },
    ParameterizedContext: { extends: 'Context' },
    ExtendableContext: { extends: 'Context' },
    DefaultContext: { extends: 'Context' },
    State: { virtual: true, members: { user: { source: 'principal' }, jwt: { source: 'principal' }, session: { source: 'principal' } } },
    Cookies: { virtual: true, members: { get: { call: { returns: { source: 'cookies' } } }, set: {
          call: { settings: { 0: 'cookie-name', 1: 'cookie-value', '2.httpOnly': { setting: 'cookie-http-only', safeSince: '0' }, '2.secure': 'cookie-secure', '2.sameSite': { setting: 'cookie-same-site', safeSince: '0' } } }
        } } },
    Request: {
      members: {
        ...reading,
        body: { source: 'body', undeclared: parsed },
        rawBody: { source: 'body', undeclared: parsed },
        ctx: { type: 'Context' },
        response: { type: 'Response' }
      }
    },
    Response: { members: { ...answering, ctx: { type: 'Context' }, request: { type: 'Request' }, vary: fluent } }
  }
}
