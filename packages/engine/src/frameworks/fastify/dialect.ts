import { constant, TRUTHY, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect, Ending, Facts } from '../guards/dialect.ts'

const REQUEST: Abstract = { kind: 'request' }
const REPLY: Abstract = { kind: 'response', status: null }
const DONE: Abstract = { kind: 'next' }
const CLIENT: Abstract = { kind: 'client' }
const INSTANCE = { kind: 'instance', package: 'fastify', type: 'FastifyInstance', of: null, created: null, frame: null } as const

/** Members that Fastify and usual plugins put on every request, credential or not. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'id', 'log', 'raw', 'ip', 'ips', 'port', 'protocol', 'hostname', 'host', 'socket', 'is404', 'validationError', 'routerPath', 'routerMethod', 'context', 'i18n', 't',
  'compileValidationSchema', 'getValidationFunction', 'validateInput', 'savedRequestFiles', 'rawBody', 'ws', 'awsLambda', 'span', 'em', 'diScope', 'requestContext'
])
const CLIENTS: ReadonlySet<string> = new Set(['body', 'query', 'params'])
const CLIENT_CALLS: ReadonlySet<string> = new Set(['file', 'files', 'parts', 'saveRequestFiles', 'isMultipart', 'is', 'accepts', 'getDecorator', 'setDecorator'])
/** Headers that every client sends or that name no principal. */
const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept', 'accept-encoding', 'accept-language', 'cache-control', 'connection', 'content-encoding', 'content-length', 'content-type', 'date', 'dnt', 'expect', 'host',
  'if-match', 'if-modified-since', 'if-none-match', 'origin', 'pragma', 'range', 'referer', 'referrer', 'te', 'transfer-encoding', 'upgrade', 'user-agent', 'via',
  'access-control-request-headers', 'access-control-request-method', 'forwarded', 'sec-fetch-site', 'sec-fetch-mode', 'x-correlation-id', 'x-request-id', 'x-requested-with',
  'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'x-http-method-override'
])
const ANSWERS: ReadonlySet<string> = new Set(['send', 'sendFile', 'download', 'view', 'viewAsync', 'html', 'hijack'])
/** What @fastify/sensible adds to the reply. */
const REFUSALS: Readonly<Record<string, number>> = {
  badRequest: 400, unauthorized: 401, paymentRequired: 402, forbidden: 403, notFound: 404, methodNotAllowed: 405, notAcceptable: 406,
  conflict: 409, gone: 410,
  unprocessableEntity: 422, tooManyRequests: 429, internalServerError: 500, notImplemented: 501, badGateway: 502, serviceUnavailable: 503
}

/** Request and reply of Fastify 4 and 5. https://fastify.dev/docs/latest/Reference/Hooks/#respond-to-a-request-from-a-hook */
export const fastifyDialect: Dialect = {
  parameters: role => role === 'error-handler' ? [{ kind: 'error', status: null }, REQUEST, REPLY] : [REQUEST, REPLY, DONE],

  request(name, facts) {
    if (CLIENTS.has(name)) return CLIENT
    if (name === 'headers' || name === 'cookies' || name === 'session') return { kind: 'part', part: name }
    if (name === 'server') return { kind: 'value', value: INSTANCE }
    if (name === 'method' || name === 'url' || name === 'originalUrl' || name === 'routerPath') {
      facts.asked.route = true
      return constant(name === 'method' ? facts.method : facts.path, false)
    }
    if (name === 'routeOptions') return { kind: 'part', part: name }
    if (name === 'routeConfig') return configOf(facts)
    return NEUTRAL.has(name) ? UNKNOWN : null
  },

  requestCall: name => CLIENT_CALLS.has(name) ? UNKNOWN : null,

  part(part, name, facts) {
    if (part === 'headers') return headerOf(name, facts)
    if (part === 'cookies') return facts.credential
    if (part === 'session' && (name === 'sessionId' || name === 'cookie' || name === 'encryptedSessionId')) return TRUTHY
    if (part !== 'routeOptions') return facts.principal
    facts.asked.route = true
    return name === 'config' ? configOf(facts) : name === 'url' ? constant(facts.path, false) : name === 'method' ? constant(facts.method, false) : UNKNOWN
  },

  response(name, args): Answering {
    if (name === 'code' || name === 'status') return { kind: 'status', status: numberOf(args[0]) }
    if (name === 'header' || name === 'headers') return { kind: 'headers', headers: headersOf(args) }
    if (name === 'redirect') {
      const location = args.find(argument => argument.kind === 'constant' && typeof argument.value === 'string')
      return { kind: 'answers', status: 302, location: location?.kind === 'constant' ? String(location.value) : null }
    }
    if (name === 'send' && args[0]?.kind === 'error') return { kind: 'answers', status: args[0].status }
    if (name === 'callNotFound') return { kind: 'answers', status: 404 }
    if (Object.hasOwn(REFUSALS, name)) return { kind: 'answers', status: REFUSALS[name] ?? null }
    return ANSWERS.has(name) ? { kind: 'answers', status: null } : { kind: 'other' }
  },

  known(value) {
    if (value.kind !== 'instance' || value.package !== 'fastify') return null
    return value.type === 'FastifyRequest' ? REQUEST : value.type === 'FastifyReply' ? REPLY : null
  },

  instances: {
    request: { kind: 'instance', package: 'fastify', type: 'FastifyRequest', of: null, created: null, frame: null },
    response: { kind: 'instance', package: 'fastify', type: 'FastifyReply', of: null, created: null, frame: null }
  },

  ends,
  answeredStays: true
}

/** A hook goes on when it ends, unless it has the parameter for it; what a handler gives back is the answer. */
function ends({ role, parameters, asynchronous, value }: Ending): 'pass' | 'answer' | null {
  if (role === 'middleware') return asynchronous || parameters < 3 ? 'pass' : null
  if (role !== 'handler' || value.kind === 'response') return null
  return value.kind === 'constant' && value.value === undefined ? null : 'answer'
}

function configOf(facts: Facts): Abstract {
  facts.asked.route = true
  return facts.config ?? { kind: 'record', fields: new Map(), open: false }
}

function headerOf(name: string, facts: Facts): Abstract {
  if (facts.origin !== null && name.toLowerCase() === 'origin') return constant(facts.origin, false)
  return PLAIN_HEADERS.has(name.toLowerCase()) ? UNKNOWN : facts.credential
}

/** `header('Name', value)` and `headers({ Name: value })`. */
function headersOf(args: readonly Abstract[]): readonly (readonly [string, Abstract])[] {
  const [name, value] = args
  if (name?.kind === 'constant' && typeof name.value === 'string' && value !== undefined) return [[name.value.toLowerCase(), value]]
  return name?.kind === 'record' ? [...name.fields].map(([key, field]) => [key.toLowerCase(), field] as const) : []
}

function numberOf(value: Abstract | undefined): number | null {
  return value?.kind === 'constant' && typeof value.value === 'number' ? value.value : null
}
