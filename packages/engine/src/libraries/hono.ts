import type { Item, Library, Result, Signature } from '../model/library.ts'

const context: Result = { type: 'Context' }
const next: Result = { type: 'Next' }
const handler = [context, next] as const

const registration: Item = { call: { callbacks: { '*': handler, '*[]': handler }, returns: { self: true } } }
const verbs = Object.fromEntries(['get', 'post', 'put', 'patch', 'delete', 'options', 'all', 'on', 'use'].map(name => [name, registration]))
const known = ['jwtPayload', 'user', 'userId', 'session']
const body: Item = { call: { buffers: true, returns: { source: 'body' } } }
const answer: Item = { call: { inputs: { 0: 'response-body' }, answers: { status: '1' } } }

/** `valid` gives what the validators of the chain have put in the place of these parts. */
const parts = {
  json: { ...body, source: 'body' },
  form: { source: 'body', undeclared: 'read by `valid` only' },
  query: { call: [{ when: { 0: 'present' }, returns: { source: 'query', as: 'string' } }, { returns: { source: 'query' } }], source: 'query', flat: true },
  param: { call: [{ when: { 0: 'present' }, returns: { source: 'params', as: 'string' } }, { returns: { source: 'params' } }], source: 'params' },
  header: { call: [{ when: { 0: 'present' }, returns: { source: 'headers', as: 'string' } }, { returns: { source: 'headers' } }], source: 'headers' },
  cookie: { source: 'cookies', undeclared: 'read by `valid` only' }
} satisfies Record<string, Item>

/** Hono 4. */
export const hono: Library = {
  package: 'hono',
  aliases: ['hono/tiny', 'hono/quick'],
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/api/hono',
  exports: { Hono: { new: { bareAnswers: 'hono/secure-headers', returns: { type: 'Hono' } } } },
  types: {
    Hono: {
      members: {
        ...verbs,
        head: { ...registration, undeclared: 'of routers that extend it' },
        query: { ...registration, undeclared: 'new in 4.13' },
        basePath: { call: { returns: { type: 'Hono' } } },
        route: { call: { returns: { self: true } } },
        mount: { call: { returns: { self: true } } },
        onError: { call: { callbacks: { 0: [null, context] }, returns: { self: true } } },
        notFound: { call: { callbacks: { 0: [context] }, returns: { self: true } } },
        fetch: {},
        request: {},
        routes: {}
      }
    },
    Handler: { parameters: handler },
    MiddlewareHandler: { parameters: handler },
    Next: { call: {} },
    Context: {
      members: {
        req: { type: 'HonoRequest' },
        json: answer,
        text: answer,
        html: { call: { inputs: { 0: { kind: 'response-body', html: 'always' } }, answers: { status: '1' } } },
        body: answer,
        newResponse: answer,
        redirect: { call: { inputs: { 0: 'redirect-target' }, answers: { status: '1' } } },
        notFound: { call: { answers: { status: 404 } } },
        header: { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' } } },
        status: { call: { status: '0' } },
        render: { call: { answers: {} } },
        set: {},
        // What guards put there goes by these names (`hono/jwt`, the guides of Hono and better-auth).
        get: { call: [...known.map((is): Signature => ({ when: { 0: { is } }, returns: { source: 'principal' } })), {}] },
        var: { type: 'Variables' },
        env: {}
      }
    },
    HonoRequest: {
      members: {
        ...parts,
        queries: { call: { returns: { source: 'query' } } },
        valid: { call: { returns: { from: 'this', at: '0' } } },
        text: body,
        parseBody: body,
        formData: body,
        arrayBuffer: body,
        blob: body,
        path: { source: 'path' },
        url: { source: 'path' },
        raw: { type: 'RawRequest' }
      }
    },
    Variables: { virtual: true, members: Object.fromEntries(known.map(name => [name, { source: 'principal' as const }])) },
    RawRequest: {
      virtual: true,
      members: { headers: { source: 'headers' }, url: { source: 'path' }, json: body, text: body, formData: body, arrayBuffer: body, blob: body }
    }
  }
}
