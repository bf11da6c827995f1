import type { Input, Item, Library, Port, Result, Signature } from '../model/library.ts'

const request: Result = { type: 'Request' }
const response: Result = { type: 'Response' }
const next: Result = { type: 'NextFunction' }

/** A middleware has three parameters, one with four handles errors. */
const handler = { 0: [request, response, next], 4: [null, request, response, next] } as const
const registers: Signature = { callbacks: { '*': handler, '*[]': handler }, returns: { self: true } }
const registration: Item = { call: registers }

/** Methods of HTTP that applications, routers and routes have in both versions. */
const methods = {
  all: registration,
  checkout: registration,
  copy: registration,
  delete: registration,
  get: registration,
  head: registration,
  lock: registration,
  merge: registration,
  mkactivity: registration,
  mkcol: registration,
  move: registration,
  notify: registration,
  options: registration,
  patch: registration,
  post: registration,
  purge: registration,
  put: registration,
  report: registration,
  search: registration,
  subscribe: registration,
  trace: registration,
  unlock: registration,
  unsubscribe: registration
} satisfies Record<string, Item>

const onParameter = [request, response, next, { source: 'params' }, null] satisfies (Result | null)[]

const routing = {
  ...methods,
  connect: registration,
  link: registration,
  propfind: registration,
  proppatch: registration,
  unlink: registration,
  param: { call: { callbacks: { 1: onParameter }, returns: { self: true } } },
  route: { call: { returns: { type: 'IRoute' } } },
  use: registration
} satisfies Record<string, Item>

const fluent: Item = { call: { returns: { self: true } } }
/** Headers that are written as an object, as far as their names matter. */
const headersIn = (port: Port): Readonly<Record<Port, Input>> => Object.fromEntries(['Content-Type', 'content-type', 'Location', 'location'].map(name =>
  [`${port}.${name}`, { kind: 'response-header-value', header: name } satisfies Input]))
const headers: Item = {
  call: [
    { when: { 1: 'present' }, inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: { self: true } },
    { inputs: headersIn('0'), returns: { self: true } }
  ]
}
const header: Item = {
  call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: { self: true } }
}
/** `res.json(status, body)` is the form of Express 3, which 4 still takes. */
const answer: Item = {
  call: [
    { when: { 0: 'number', 1: 'present' }, inputs: { 1: 'response-body' }, answers: { status: '0' }, returns: { self: true }, undeclared: 'a form of Express 3' },
    { inputs: { 0: 'response-body' }, answers: {}, returns: { self: true } }
  ]
}
/** A text is sent as HTML. */
const sent: Item = {
  call: [
    { when: { 0: 'number', 1: 'present' }, inputs: { 1: { kind: 'response-body', html: 'unless' } }, answers: { status: '0' }, returns: { self: true }, undeclared: 'a form of Express 3' },
    { inputs: { 0: { kind: 'response-body', html: 'unless' } }, answers: {}, returns: { self: true } }
  ]
}
const contentType: Item = { call: { inputs: { 0: { kind: 'response-header-value', header: 'content-type' } }, returns: { self: true } } }
/** With a root, what lies outside of it is refused. */
const fileBelow = (root: Port): Input => ({ kind: 'file-path', operation: 'read', onlyIf: [{ port: root, is: null }] })
const answerOfFile: Item = { call: { inputs: { 0: fileBelow('1.root') }, answers: {} } }
const download: Item = {
  call: [
    { when: { 1: 'object' }, inputs: { 0: fileBelow('1.root') }, answers: {} },
    { inputs: { 0: fileBelow('2.root') }, answers: {} }
  ]
}
/** Names of uploads are cut to their last part by busboy, which multer and express-fileupload read them with. */
const uploaded: Item = { source: 'files', cleans: ['path-dots', 'path-root'] }

/** 100 kB unless it is told otherwise. */
const parser: Item = { call: { middleware: { role: 'body-parser' }, settings: { '0.limit': { setting: 'body-limit', safeSince: '0' } } } }

const exports = {
  Router: { call: { returns: { type: 'Router' } }, new: { returns: { type: 'Router' }, undeclared: 'works, since a function that returns an object may be constructed' } },
  json: parser,
  raw: parser,
  text: parser,
  urlencoded: parser,
  static: { call: { middleware: { role: 'static' }, settings: { 0: 'static-root', '1.dotfiles': { setting: 'static-hidden', safeSince: '0' } } } }
} satisfies Record<string, Item>

/** Express 4 and 5. What other packages put on requests (`req.user`, `req.session`) is here, since it is read from this type. */
export const express: Library = {
  package: 'express',
  aliases: ['express-serve-static-core', 'express5', 'express4'],
  versions: '4 || 5',
  dropsRejectionsBefore: '5.0.0',
  manual: 'https://expressjs.com/en/5x/api.html',
  exports: {
    default: { call: { bareAnswers: 'helmet', returns: { type: 'Application' } }, members: exports },
    ...exports
  },
  types: {
    Application: {
      extends: 'Router',
      members: {
        // `app.get('title')` reads a setting.
        get: { call: [{ when: { 1: 'absent' } }, registers] },
        del: { ...registration, undeclared: 'removed in Express 5, deprecated in 4' },
        disable: fluent,
        enable: { call: [{ when: { 0: { is: 'trust proxy' } }, settings: { 0: 'trusted-proxies' }, returns: { self: true } }, { returns: { self: true } }] },
        set: { call: [{ when: { 0: { is: 'trust proxy' } }, settings: { 1: 'trusted-proxies' }, returns: { self: true } }, { returns: { self: true } }] },
        listen: {}
      }
    },
    Express: { extends: 'Application' },
    Router: { members: routing },
    IRouter: { extends: 'Router' },
    IRoute: { members: methods },
    RequestHandler: { parameters: [request, response, next] },
    Handler: { extends: 'RequestHandler', parameters: [request, response, next] },
    ErrorRequestHandler: { parameters: [null, request, response, next] },
    RequestParamHandler: { parameters: onParameter },
    NextFunction: { call: {} },
    Request: {
      members: {
        app: { type: 'Application' },
        body: { source: 'body' },
        query: { source: 'query' },
        params: { source: 'params' },
        headers: { source: 'headers' },
        rawHeaders: { source: 'headers' },
        cookies: { source: 'cookies' },
        // Signed by the server: clients cannot choose them.
        signedCookies: {},
        path: { source: 'path' },
        url: { source: 'path' },
        originalUrl: { source: 'path' },
        hostname: { source: 'headers' },
        host: { source: 'headers' },
        subdomains: { source: 'headers' },
        get: { call: { returns: { source: 'headers' } } },
        header: { call: { returns: { source: 'headers' } } },
        param: { call: { returns: { source: 'params' } }, undeclared: 'removed in Express 5: looks in params, body and query' },
        res: { type: 'Response' },
        file: { ...uploaded, undeclared: 'put there by multer' },
        files: { ...uploaded, undeclared: 'put there by multer and express-fileupload' },
        rawBody: { source: 'body', undeclared: 'put there by the verify function of a body parser' },
        user: { source: 'principal', undeclared: 'put there by passport and guards of all kinds' },
        auth: { source: 'principal', undeclared: 'put there by express-jwt, express-oauth2-jwt-bearer and express-basic-auth' },
        oidc: { source: 'principal', undeclared: 'put there by express-openid-connect' },
        isAuthenticated: { call: { verifies: 'returns', returns: { value: 'boolean' } }, undeclared: 'put there by passport' },
        session: { source: 'principal', session: true, undeclared: 'put there by express-session: the server alone writes it' }
      }
    },
    Response: {
      members: {
        app: { type: 'Application' },
        req: { type: 'Request' },
        json: answer,
        jsonp: answer,
        send: sent,
        end: { call: { inputs: { 0: 'response-body' }, answers: {}, returns: { self: true } } },
        write: { call: { inputs: { 0: 'response-body' } } },
        status: { call: { status: '0', returns: { self: true } } },
        sendStatus: { call: { answers: { status: '0' }, returns: { self: true } } },
        writeHead: { call: { status: '0', inputs: headersIn('1'), returns: { self: true } } },
        redirect: {
          call: [
            { when: { 1: 'present' }, inputs: { 1: 'redirect-target' }, answers: { status: '0' } },
            { inputs: { 0: 'redirect-target' }, answers: { status: 302 } }
          ]
        },
        location: { call: { inputs: { 0: 'redirect-target' }, returns: { self: true } } },
        render: { call: { inputs: { 1: 'template-data' }, answers: {} } },
        sendFile: answerOfFile,
        sendfile: { ...answerOfFile, undeclared: 'removed in Express 5, deprecated in 4' },
        download,
        set: headers,
        header,
        setHeader: header,
        append: header,
        attachment: fluent,
        clearCookie: fluent,
        contentType,
        cookie: {
          call: {
            settings: { 0: 'cookie-name', 1: 'cookie-value', '2.httpOnly': 'cookie-http-only', '2.secure': 'cookie-secure', '2.sameSite': { setting: 'cookie-same-site', safeSince: '0' } },
            returns: { self: true }
          }
        },
        format: fluent,
        links: fluent,
        type: contentType,
        vary: fluent
      }
    }
  }
}
