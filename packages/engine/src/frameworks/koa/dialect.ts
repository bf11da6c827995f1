import { constant, TRUTHY, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect, Facts } from '../guards/dialect.ts'
import { headerOf, headersOf, numberOf } from '../guards/headers.ts'

/** The context: request and response in one. */
const CONTEXT: Abstract = { kind: 'request' }
/** `ctx.request` and `ctx.req`: what came in, told from the context by its body. */
const INCOMING: Abstract = { kind: 'part', part: 'incoming' }
const RESPONSE: Abstract = { kind: 'response', status: null }
const NEXT: Abstract = { kind: 'next' }
const CLIENT: Abstract = { kind: 'client' }

/** Members that Koa and usual middleware put on every context, credential or not. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'app', 'ip', 'ips', 'protocol', 'secure', 'host', 'hostname', 'origin', 'subdomains', 'fresh', 'stale', 'idempotent', 'socket', 'charset', 'length', 'type',
  'accept', 'status', 'message', 'body', 'respond', 'headerSent', 'writable', 'lastModified', 'etag', 'files', 'file', 'router', 'routerPath', 'matched',
  'captures', '_matchedRoute', '_matchedRouteName', 'log', 'logger', 'i18n', 'reqId', 'requestId', 'db', 'prisma', 'knex', 'pool', 'em', 'sessionId', 'csrf', 'onerror'
])
const CLIENTS: ReadonlySet<string> = new Set(['query', 'querystring', 'search', 'params'])
const ROUTE: ReadonlySet<string> = new Set(['method', 'path', 'url', 'originalUrl', 'href', 'URL'])
const PLAIN_CALLS: ReadonlySet<string> = new Set(['is', 'accepts', 'acceptsEncodings', 'acceptsCharsets', 'acceptsLanguages', 'inspect', 'toJSON', 'remove', 'vary', 'flushHeaders'])

/** Koa 2 and 3: what stands in `ctx.status` and `ctx.body` when the last function has run is the answer. */
export const koaDialect: Dialect = {
  parameters: role => role === 'parameter' ? [CLIENT, CONTEXT, NEXT] : [CONTEXT, NEXT],

  request(name, facts) {
    if (name === 'request' || name === 'req') return INCOMING
    if (name === 'response' || name === 'res') return RESPONSE
    if (name === 'state') return { kind: 'part', part: 'state' }
    return shared(name, facts) ?? (NEUTRAL.has(name) ? UNKNOWN : null)
  },

  requestCall(name, args, facts) {
    if (name === 'get') return headerAt(args, facts)
    if (name === 'isAuthenticated') return constant(facts.principal.kind !== 'absent', true)
    if (name === 'isUnauthenticated') return constant(facts.principal.kind === 'absent', true)
    return PLAIN_CALLS.has(name) ? UNKNOWN : null
  },

  requestDoes(name, args): Answering | null {
    if (name === 'throw') return { kind: 'raises', error: errorIn(args) }
    if (name === 'assert') return { kind: 'raises', error: errorIn(args.slice(1)), unless: args[0] ?? UNKNOWN }
    return answering(name, args)
  },

  part(part, name, facts) {
    if (part === 'headers') return headerOf(name, facts)
    if (part === 'cookies') return facts.credential
    if (part === 'incoming') return name === 'ctx' ? CONTEXT : name === 'body' || name === 'rawBody' ? CLIENT : shared(name, facts) ?? UNKNOWN
    if (part === 'session' && (name === 'id' || name === 'cookie' || name === 'isNew')) return TRUTHY
    return NEUTRAL.has(name) ? UNKNOWN : facts.principal
  },

  partCall(part, name, args, facts) {
    if (part === 'incoming') return name === 'get' ? headerAt(args, facts) : UNKNOWN
    return null
  },

  response: (name, args) => answering(name, args) ?? { kind: 'other' },

  assigned(name, value) {
    if (name === 'status' || name === 'statusCode') return { kind: 'sets', status: numberOf(value) }
    return name === 'body' ? { kind: 'sets', status: null } : null
  },

  ends: ({ answered }) => answered ? 'answer' : null,

  known(value) {
    if (value.kind !== 'instance' || (value.package !== 'koa' && value.package !== '@koa/router')) return null
    if (value.type === 'Request') return INCOMING
    if (value.type === 'Response') return RESPONSE
    if (value.type === 'Next') return NEXT
    return value.type.endsWith('Context') ? CONTEXT : null
  }
}

/** What context and request both have. */
function shared(name: string, facts: Facts): Abstract | null {
  if (CLIENTS.has(name)) return CLIENT
  if (name === 'header' || name === 'headers') return { kind: 'part', part: 'headers' }
  if (name === 'cookies' || name === 'session') return { kind: 'part', part: name }
  if (!ROUTE.has(name)) return null
  facts.asked.route = true
  return constant(name === 'method' ? facts.method : facts.path, false)
}

function headerAt(args: readonly Abstract[], facts: Facts): Abstract {
  const [name] = args
  return name?.kind === 'constant' && typeof name.value === 'string' ? headerOf(name.value, facts) : UNKNOWN
}

/** Of `throw(401)`, `throw('text', 401)`, `throw(error)`: what says the status. */
function errorIn(args: readonly Abstract[]): Abstract | undefined {
  return args.find(argument => numberOf(argument) !== null) ?? args[0]
}

function answering(name: string, args: readonly Abstract[]): Answering | null {
  if (name === 'set' || name === 'append' || name === 'setHeader') return { kind: 'headers', headers: headersOf(args) }
  if (name === 'redirect') {
    const [location] = args
    return { kind: 'answers', status: 302, location: location?.kind === 'constant' ? String(location.value) : null }
  }
  return name === 'end' || name === 'attachment' ? { kind: 'sets', status: null } : null
}
