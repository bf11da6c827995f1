import type { Item, Library, Result } from '../model/library.ts'

const request: Result = { type: 'Request' }
const toolkit: Result = { type: 'ResponseToolkit' }
const handler = [request, toolkit] as const
const server: Result = { type: 'Server' }
const fluent: Item = { call: { returns: { self: true } } }
const header: Item = { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: { self: true } } }
const makes: Item = { call: { returns: server } }

/** hapi 18 to 21. Routes are objects; plugins are handed a server of their own. */
export const hapi: Library = {
  package: '@hapi/hapi',
  aliases: ['hapi'],
  versions: '18 || 19 || 20 || 21',
  manual: 'https://hapi.dev/api',
  exports: {
    server: makes,
    Server: { new: { returns: server } },
    default: { members: { server: makes, Server: { new: { returns: server } } } }
  },
  types: {
    Server: {
      members: {
        route: { call: { callbacks: { '0.handler': handler, '0[].handler': handler, '0.options.handler': handler, '0[].options.handler': handler } } },
        register: {}, ext: { call: { callbacks: { 1: handler } } }, auth: { type: 'ServerAuth' }, start: {}, stop: {}, initialize: {}, inject: {}, decorate: {}, method: {},
        bind: {}, log: {}, state: {}, validator: {}, events: {}, app: {}, plugins: {}, settings: {}, info: {}, views: { undeclared: 'of @hapi/vision' }, dependency: {},
        expose: {}, cache: {}, rules: {}, table: {}
      }
    },
    ServerAuth: { members: { strategy: {}, default: {}, scheme: {}, test: {}, verify: {} } },
    ServerRoute: { virtual: true },
    Request: {
      members: {
        payload: { source: 'body' },
        query: { source: 'query' },
        params: { source: 'params' },
        headers: { source: 'headers' },
        state: { source: 'cookies' },
        path: { source: 'path' },
        url: { source: 'path' },
        auth: { type: 'RequestAuth' },
        server: { type: 'Server' },
        yar: { source: 'principal', undeclared: 'put there by @hapi/yar' },
        response: {}, route: {}, info: {}, method: {}, pre: {}, app: {}, log: {}, raw: {}
      }
    },
    RequestAuth: { members: { credentials: { source: 'principal' }, artifacts: { source: 'principal' }, isAuthenticated: {} } },
    ResponseToolkit: {
      members: {
        response: { call: { inputs: { 0: 'response-body' }, returns: { type: 'ResponseObject' } } },
        redirect: { call: { inputs: { 0: 'redirect-target' }, returns: { type: 'ResponseObject' } } },
        authenticated: {}, unauthenticated: {}, continue: {}, state: {}, unstate: {}, abandon: {}, close: {},
        view: { call: { returns: { type: 'ResponseObject' } }, undeclared: 'of @hapi/vision' },
        file: { call: { returns: { type: 'ResponseObject' } }, undeclared: 'of @hapi/inert' }
      }
    },
    ResponseObject: {
      members: {
        code: { call: { status: '0', returns: { self: true } } },
        header, type: fluent, bytes: fluent, charset: fluent, created: fluent, etag: fluent, encoding: fluent, state: fluent, takeover: fluent, temporary: fluent,
        permanent: fluent, location: { call: { inputs: { 0: 'redirect-target' }, returns: { self: true } } }, message: fluent, ttl: fluent, unstate: fluent, vary: fluent
      }
    }
  }
}
