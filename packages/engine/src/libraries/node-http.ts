import type { Item, Library, Result } from '../model/library.ts'

const request: Result = { type: 'IncomingMessage' }
const response: Result = { type: 'ServerResponse' }
const listener = [request, response] as const
/** The listener stands first, or after the options. */
const serves: Item = {
  call: { settings: { '0.rejectUnauthorized': 'client-certificate' }, callbacks: { 0: listener, 1: listener }, returns: { type: 'Server' } }
}
const ofHttp2 = 'of node:http2'
const listens: Item = { call: { callbacks: { 1: listener }, returns: { self: true } } }
const hears: Item = { call: { callbacks: { 1: [{ source: 'body' }] }, returns: { self: true } } }
const header: Item = { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: { self: true } } }
const fluent: Item = { call: { returns: { self: true } } }

const agent: Item = { new: { settings: { '0.rejectUnauthorized': { setting: 'tls-verification', safeSince: '0' } } } }
const verified = { setting: 'tls-verification', safeSince: '0' } as const
const settings = { '0.rejectUnauthorized': verified, '1.rejectUnauthorized': verified } as const
/** A text, a URL, or options that say the host. */
const requests: Item = {
  call: [
    { when: { 0: 'object' }, settings, inputs: { '0.host': 'url', '0.hostname': 'url', '0.href': 'url' }, returns: { type: 'ClientRequest' } },
    { settings, inputs: { 0: 'url' }, returns: { type: 'ClientRequest' } }
  ]
}

/** Servers of Node itself: HTTP, HTTPS, and HTTP/2 by its compatible interface. A request is read as a stream, whose chunks are its body. */
export const nodeHttp: Library = {
  package: 'node:http',
  aliases: ['node:https', 'node:http2'],
  versions: '18 || 20 || 22 || 24',
  manual: 'https://nodejs.org/api/http.html',
  exports: {
    createServer: serves,
    createSecureServer: { ...serves, undeclared: ofHttp2 },
    Server: { new: { callbacks: { 0: listener, 1: listener }, returns: { type: 'Server' } } },
    Agent: agent,
    request: requests,
    get: requests,
    default: {
      members: {
        Agent: agent, request: requests, get: requests,
        createServer: serves, createSecureServer: { ...serves, undeclared: ofHttp2 },
        Server: { new: { callbacks: { 0: listener, 1: listener }, returns: { type: 'Server' } } }
      }
    }
  },
  types: {
    Server: {
      members: {
        on: listens, once: listens, addListener: listens, listen: fluent, close: fluent, address: {}, setTimeout: fluent, unref: fluent, ref: fluent,
        keepAliveTimeout: {}, headersTimeout: {}, requestTimeout: {}, removeListener: fluent
      }
    },
    // What another server answers is not what the client sent.
    ClientRequest: { members: { on: {}, once: {}, write: {}, end: {} } },
    Http2SecureServer: { extends: 'Server', virtual: true },
    Http2Server: { extends: 'Server', virtual: true },
    RequestListener: { parameters: listener },
    IncomingMessage: {
      elements: 'body',
      members: {
        url: { source: 'path' },
        headers: { source: 'headers' },
        rawHeaders: { source: 'headers' },
        headersDistinct: { source: 'headers' },
        on: hears,
        once: hears,
        addListener: hears,
        read: { call: { returns: { source: 'body' } } },
        body: { source: 'body', undeclared: 'put there by code that has read it' },
        params: { source: 'params', undeclared: 'put there by routers' },
        query: { source: 'query', undeclared: 'put there by code that has parsed the URL' },
        setEncoding: fluent,
        resume: fluent,
        pause: fluent,
        destroy: fluent
      }
    },
    Http2ServerRequest: { extends: 'IncomingMessage', virtual: true },
    ServerResponse: {
      members: {
        end: { call: { inputs: { 0: 'response-body' }, answers: {}, returns: { self: true } } },
        write: { call: { inputs: { 0: 'response-body' }, returns: { value: 'boolean' } } },
        writeHead: { call: { status: '0', returns: { self: true } } },
        setHeader: header,
        appendHeader: header,
        setHeaders: fluent,
        removeHeader: {},
        getHeader: {},
        hasHeader: {},
        flushHeaders: {},
        on: fluent,
        once: fluent
      }
    },
    Http2ServerResponse: { extends: 'ServerResponse', virtual: true }
  }
}
