import { constant, TRUTHY, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect, Facts } from '../guards/dialect.ts'
import { headerOf, headersOf, numberOf } from '../guards/headers.ts'

const REQUEST: Abstract = { kind: 'request' }
const RESPONSE: Abstract = { kind: 'response', status: null }
const NEXT: Abstract = { kind: 'next' }
const CLIENT: Abstract = { kind: 'client' }

/** Members that Express, Node and usual middleware put on every request, credential or not. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'app', 'res', 'route', 'next', 'ip', 'ips', 'protocol', 'secure', 'hostname', 'host', 'subdomains', 'fresh', 'stale', 'xhr', 'httpVersion', 'socket', 'connection',
  'complete', 'aborted', 'file', 'files', 'rawBody', 'id', 'requestId', 'log', 'logger', 'locale', 'language', 'i18n', 't', 'useragent', 'sessionID', 'sessionStore',
  'startTime', 'timestamp', 'rateLimit', 'io', 'db', 'prisma', 'pool', 'em', 'container', 'scope', 'trailers', 'readable', 'statusCode', 'nonce', 'csrfToken'
])
const CLIENTS: ReadonlySet<string> = new Set(['body', 'query', 'params'])
const SETS_HEADER: ReadonlySet<string> = new Set(['set', 'header', 'setHeader', 'append', 'appendHeader'])
const ANSWERS: ReadonlySet<string> = new Set(['json', 'jsonp', 'send', 'end', 'render', 'sendFile', 'sendfile', 'download'])

/** Request and response of Express 4 and 5. */
export const expressDialect: Dialect = {
  parameters: (role, count) => role === 'error-handler' || role === 'middleware' && count === 4
    ? [{ kind: 'error', status: null }, REQUEST, RESPONSE, NEXT]
    : [REQUEST, RESPONSE, NEXT],

  request(name, facts) {
    if (CLIENTS.has(name)) return CLIENT
    if (name === 'headers' || name === 'cookies' || name === 'signedCookies' || name === 'session') return { kind: 'part', part: name }
    if (name === 'method' || name === 'path' || name === 'url' || name === 'originalUrl' || name === 'baseUrl') {
      facts.asked.route = true
      return constant(placeOfRequest(name, facts), false)
    }
    if ((name === 'hostname' || name === 'host') && facts.sent?.host !== undefined) return constant(facts.sent.host, false)
    return NEUTRAL.has(name) ? UNKNOWN : null
  },

  requestCall(name, args, facts) {
    if (name === 'get' || name === 'header') {
      const header = args[0]
      return header?.kind === 'constant' && typeof header.value === 'string' ? headerOf(header.value, facts) : UNKNOWN
    }
    if (name === 'isAuthenticated') return constant(facts.principal.kind !== 'absent', true)
    if (name === 'isUnauthenticated') return constant(facts.principal.kind === 'absent', true)
    return name === 'is' || name.startsWith('accepts') || name === 'on' || name === 'once' || name === 'param' || name === 'range' || name === 'pipe' ? UNKNOWN : null
  },

  part(part, name, facts) {
    if (part === 'headers') return headerOf(name, facts)
    if (part === 'cookies') return facts.credential
    if (part === 'session' && (name === 'id' || name === 'cookie')) return TRUTHY
    return facts.principal
  },

  response(name, args): Answering {
    if (name === 'status' || name === 'code') return { kind: 'status', status: numberOf(args[0]) }
    if (name === 'writeHead') return { kind: 'status', status: numberOf(args[0]), headers: headersOf(args.slice(1)) }
    if (SETS_HEADER.has(name)) return { kind: 'headers', headers: headersOf(args) }
    if (name === 'sendStatus') return { kind: 'answers', status: numberOf(args[0]) }
    if (name === 'redirect') {
      const location = args.find(argument => argument.kind === 'constant' && typeof argument.value === 'string')
      return { kind: 'answers', status: 302, location: location?.kind === 'constant' ? String(location.value) : null }
    }
    return ANSWERS.has(name) ? { kind: 'answers', status: null } : { kind: 'other' }
  },

  known(value) {
    if (value.kind !== 'instance' || value.package !== 'express') return null
    if (value.type === 'Request') return REQUEST
    if (value.type === 'Response') return RESPONSE
    return value.type === 'NextFunction' ? NEXT : null
  }
}

function placeOfRequest(name: string, { method, path, mount }: Facts): string {
  if (name === 'method') return method
  if (name === 'originalUrl') return path
  if (name === 'baseUrl') return mount === '/' ? '' : mount
  return mount !== '/' && path.startsWith(mount) ? path.slice(mount.length) || '/' : path
}
