import type { Item, Library, Port, Result, Signature } from '../model/library.ts'

const instance: Result = { type: 'FastifyInstance' }
const request: Result = { type: 'FastifyRequest' }
const reply: Result = { type: 'FastifyReply' }
const handed = [request, reply, null] satisfies (Result | null)[]

/** Hooks that a route's options may hold, one or a list. */
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'onError', 'onTimeout', 'onRequestAbort']

/** What Fastify hands to the functions in a route's options. */
function inOptions(port: Port): Readonly<Record<Port, readonly (Result | null)[]>> {
  const ports = hooks.flatMap(hook => [`${port}.${hook}`, `${port}.${hook}[]`])
  return Object.fromEntries([`${port}.handler`, ...ports].map(each => [each, handed]))
}

/** 1 MiB unless it is told otherwise, for the server or for one route. */
const limited = { setting: 'body-limit', safeSince: '0' } as const
const redaction = { '0.logger.redact': { setting: 'log-redaction', safeSince: '0' }, '0.logger.serializers': { setting: 'log-redaction', safeSince: '0' } } as const
const made: Signature = { settings: { '0.bodyLimit': limited, '0.trustProxy': { setting: 'trusted-proxies', safeSince: '0' }, ...redaction }, bareAnswers: '@fastify/helmet', returns: instance }
const registers: Signature = { callbacks: { 1: handed, 2: handed, ...inOptions('1') }, settings: { '1.bodyLimit': limited }, returns: { self: true } }
const registration: Item = { call: registers }
const verb = { call: registers, undeclared: 'its methods are mapped types' } satisfies Item

const verbs = {
  all: registration,
  delete: registration,
  get: registration,
  head: registration,
  options: registration,
  patch: registration,
  post: registration,
  put: registration,
  copy: { ...verb, undeclared: 'there after `addHttpMethod`' },
  lock: { ...verb, undeclared: 'there after `addHttpMethod`' },
  mkcol: { ...verb, undeclared: 'there after `addHttpMethod`' },
  move: { ...verb, undeclared: 'there after `addHttpMethod`' },
  propfind: { ...verb, undeclared: 'there after `addHttpMethod`' },
  proppatch: { ...verb, undeclared: 'there after `addHttpMethod`' },
  query: { ...verb, undeclared: 'there after `addHttpMethod`' },
  search: { ...verb, undeclared: 'there after `addHttpMethod`' },
  trace: { ...verb, undeclared: 'there after `addHttpMethod`' },
  unlock: { ...verb, undeclared: 'there after `addHttpMethod`' }
} satisfies Record<string, Item>

const fluent: Item = { call: { returns: { self: true } } }
const decorates = (on: string): Item => ({ call: { defines: { name: '0', value: '1', on }, returns: { self: true } } })

const plugin = (name: string): string => `put there by ${name}`
const error = (status: number): Item => ({ call: { answers: { status } } })

/** Makers of errors, by @fastify/sensible: thrown, or handed back, they are the answer. */
const httpErrors = {
  badRequest: error(400),
  unauthorized: error(401),
  forbidden: error(403),
  notFound: error(404),
  methodNotAllowed: error(405),
  conflict: error(409),
  unprocessableEntity: error(422),
  tooManyRequests: error(429),
  internalServerError: error(500),
  serviceUnavailable: error(503),
  createError: { call: { answers: { status: '0' } } }
} satisfies Record<string, Item>

const sent: Signature = { inputs: { 0: 'response-body' }, answers: {}, returns: { self: true } }
const header: Item = { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' }, returns: { self: true } } }
const status: Item = { call: { status: '0', returns: { self: true } } }

/**
 * Fastify 4 and 5. What the plugins of its own organisation put on instances, requests and replies is here, since it is read from
 * these types.
 */
export const fastify: Library = {
  package: 'fastify',
  aliases: ['fastify5', 'fastify4'],
  versions: '4 || 5',
  manual: 'https://fastify.dev/docs/latest/Reference/',
  exports: {
    default: { call: made },
    fastify: { call: made }
  },
  types: {
    FastifyInstance: {
      members: {
        ...verbs,
        route: { call: { callbacks: inOptions('0'), settings: { '0.bodyLimit': limited }, returns: { self: true } } },
        register: { call: { callbacks: { 0: [instance, { from: '1' }, null] }, installs: '0', returns: { self: true } } },
        after: { call: { returns: { self: true } } },
        ready: fluent,
        addHook: fluent,
        addSchema: fluent,
        addHttpMethod: fluent,
        addContentTypeParser: { call: { settings: { '1.bodyLimit': limited }, returns: { self: true } } },
        decorate: decorates('FastifyInstance'),
        decorateRequest: decorates('FastifyRequest'),
        decorateReply: decorates('FastifyReply'),
        setErrorHandler: { call: { callbacks: { 0: [null, request, reply] }, returns: { self: true } } },
        setNotFoundHandler: {
          call: [
            { when: { 0: 'function' }, callbacks: { 0: handed }, returns: { self: true } },
            { callbacks: { 1: handed, '0.preHandler': handed, '0.preValidation': handed }, returns: { self: true } }
          ]
        },
        setValidatorCompiler: fluent,
        setSerializerCompiler: fluent,
        setSchemaErrorFormatter: fluent,
        setReplySerializer: fluent,
        withTypeProvider: fluent,
        listen: {},
        inject: {},
        log: { type: 'pino#BaseLogger' },
        prefix: {},
        auth: { call: {}, undeclared: plugin('@fastify/auth') },
        basicAuth: { call: { middleware: { role: 'guard' } }, undeclared: plugin('@fastify/basic-auth') },
        verifyBearerAuth: { call: { middleware: { role: 'guard' } }, undeclared: plugin('@fastify/bearer-auth') },
        csrfProtection: { call: { middleware: { role: 'csrf' } }, undeclared: plugin('@fastify/csrf-protection') },
        rateLimit: { call: { middleware: { role: 'rate-limit' } }, undeclared: plugin('@fastify/rate-limit') },
        jwt: {
          members: {
            verify: { call: { verifies: 'throws', returns: { source: 'principal' } } },
            sign: { call: { inputs: { 0: 'token-payload' } } },
            decode: { call: { returns: { source: 'headers' } } }
          },
          undeclared: plugin('@fastify/jwt')
        },
        httpErrors: { members: httpErrors, undeclared: plugin('@fastify/sensible') }
      }
    },
    FastifyPluginAsync: { parameters: [instance, null] },
    FastifyPluginCallback: { parameters: [instance, null, null] },
    FastifyPlugin: { extends: 'FastifyPluginAsync' },
    RouteHandlerMethod: { parameters: [request, reply] },
    RouteHandler: { extends: 'RouteHandlerMethod' },
    onRequestHookHandler: { parameters: handed },
    onRequestAsyncHookHandler: { parameters: [request, reply] },
    preParsingHookHandler: { parameters: handed },
    preParsingAsyncHookHandler: { parameters: [request, reply] },
    preValidationHookHandler: { parameters: handed },
    preValidationAsyncHookHandler: { parameters: [request, reply] },
    preHandlerHookHandler: { parameters: handed },
    preHandlerAsyncHookHandler: { parameters: [request, reply] },
    FastifyRequest: {
      members: {
        body: { source: 'body' },
        query: { source: 'query', flat: true },
        params: { source: 'params' },
        headers: { source: 'headers' },
        cookies: { source: 'cookies', undeclared: plugin('@fastify/cookie') },
        url: { source: 'path' },
        originalUrl: { source: 'path' },
        hostname: { source: 'headers' },
        host: { source: 'headers' },
        server: { type: 'FastifyInstance' },
        raw: {},
        log: { type: 'pino#BaseLogger' },
        user: { source: 'principal', undeclared: plugin('@fastify/jwt and guards of all kinds') },
        session: { source: 'principal', session: true, undeclared: `${plugin('@fastify/session')}: the server alone writes it` },
        jwtVerify: { call: { verifies: 'rejects', returns: { source: 'principal' } }, undeclared: plugin('@fastify/jwt') },
        jwtDecode: { call: { returns: { source: 'headers' } }, undeclared: plugin('@fastify/jwt') },
        file: { call: { returns: { source: 'files' } }, undeclared: plugin('@fastify/multipart') },
        files: { call: { returns: { source: 'files' } }, undeclared: plugin('@fastify/multipart') },
        parts: { call: { returns: { source: 'files' } }, undeclared: plugin('@fastify/multipart') },
        saveRequestFiles: { call: { returns: { source: 'files' } }, undeclared: plugin('@fastify/multipart') }
      }
    },
    FastifyReply: {
      members: {
        request: { type: 'FastifyRequest' },
        server: { type: 'FastifyInstance' },
        send: { call: sent },
        code: status,
        status,
        header,
        headers: { call: { inputs: { '0.Content-Type': { kind: 'response-header-value', header: 'content-type' }, '0.content-type': { kind: 'response-header-value', header: 'content-type' } }, returns: { self: true } } },
        redirect: {
          call: [
            { when: { 0: 'number' }, inputs: { 1: 'redirect-target' }, answers: { status: '0' }, undeclared: 'the form of Fastify 4' },
            { inputs: { 0: 'redirect-target' }, answers: { status: 302 } }
          ]
        },
        type: { call: { inputs: { 0: { kind: 'response-header-value', header: 'content-type' } }, returns: { self: true } } },
        serializer: fluent,
        hijack: fluent,
        removeHeader: fluent,
        raw: {},
        callNotFound: { call: { answers: { status: 404 } } },
        setCookie: {
          call: {
            settings: { 0: 'cookie-name', 1: 'cookie-value', '2.httpOnly': 'cookie-http-only', '2.secure': 'cookie-secure', '2.sameSite': { setting: 'cookie-same-site', safeSince: '0' } },
            returns: { self: true }
          },
          undeclared: plugin('@fastify/cookie')
        },
        clearCookie: { ...fluent, undeclared: plugin('@fastify/cookie') },
        jwtSign: { call: { inputs: { 0: 'token-payload' } }, undeclared: plugin('@fastify/jwt') },
        sendFile: { call: { answers: {} }, undeclared: plugin('@fastify/static') },
        download: { call: { answers: {} }, undeclared: plugin('@fastify/static') },
        view: { call: { answers: {} }, undeclared: plugin('@fastify/view') }
      }
    }
  }
}
