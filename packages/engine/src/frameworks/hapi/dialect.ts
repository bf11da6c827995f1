import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect } from '../guards/dialect.ts'
import { headerOf, headersOf, numberOf } from '../guards/headers.ts'
import { isLoginLocation } from '../guards/login.ts'

const REQUEST: Abstract = { kind: 'request' }
const TOOLKIT: Abstract = { kind: 'part', part: 'hapi toolkit' }
/** `h.continue`, and what `h.authenticated` gives. */
const GOES_ON: Abstract = { kind: 'part', part: 'hapi continue' }
const CLIENT: Abstract = { kind: 'client' }
const RESPONSE: Abstract = { kind: 'response', status: null }

/** Members that hapi and usual plugins put on every request, credential or not. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'server', 'app', 'plugins', 'pre', 'preResponses', 'info', 'log', 'logger', 'route', 'raw', 'response', 'i18n', 'mime', 'domain', 'events', 'orig', 'active', 'logs',
  'generateResponse', 'setUrl', 'setMethod'
])

/** hapi 18 to 21: what a function gives back is the answer, before the handler only `h.continue` goes on. */
export const hapiDialect: Dialect = {
  parameters: () => [REQUEST, TOOLKIT],

  request(name, facts) {
    if (name === 'payload' || name === 'query' || name === 'params' || name === 'paramsArray') return CLIENT
    if (name === 'headers') return { kind: 'part', part: 'headers' }
    if (name === 'state') return { kind: 'part', part: 'cookies' }
    if (name === 'yar') return { kind: 'part', part: 'session' }
    if (name === 'auth') return { kind: 'part', part: 'hapi auth' }
    if (name !== 'method' && name !== 'path' && name !== 'url') return NEUTRAL.has(name) ? UNKNOWN : null
    facts.asked.route = true
    return name === 'url' ? { kind: 'part', part: 'hapi url' } : constant(name === 'method' ? facts.method.toLowerCase() : facts.path, false)
  },

  requestCall: (name, _, facts) => name === 'isAuthenticated' ? constant(facts.principal.kind !== 'absent', true) : null,

  part(part, name, facts) {
    if (part === 'headers') return headerOf(name, facts)
    if (part === 'cookies') return facts.credential
    if (part === 'hapi toolkit') return name === 'continue' ? GOES_ON : name === 'request' ? REQUEST : UNKNOWN
    if (part === 'hapi url') return name === 'pathname' ? constant(facts.path, false) : UNKNOWN
    if (part !== 'hapi auth') return facts.principal
    if (name === 'isAuthenticated' || name === 'isAuthorized') return constant(facts.principal.kind !== 'absent', true)
    return name === 'mode' || name === 'strategy' || name === 'error' ? UNKNOWN : facts.principal
  },

  partCall(part, name, args) {
    if (part !== 'hapi toolkit') return null
    if (name === 'authenticated') return GOES_ON
    if (name === 'unauthenticated') return { kind: 'error', status: 401, by: true }
    if (name !== 'redirect') return name === 'response' || name === 'view' || name === 'file' ? RESPONSE : UNKNOWN
    const [location] = args
    const isLogin = location?.kind === 'constant' && isLoginLocation(String(location.value))
    return { kind: 'response', status: isLogin ? 302 : null }
  },

  response(name, args): Answering {
    if (name === 'code') return { kind: 'status', status: numberOf(args[0]) }
    return name === 'header' ? { kind: 'headers', headers: headersOf(args) } : { kind: 'other' }
  },

  ends({ role, value }) {
    if (role === 'handler') return 'answer'
    if (value.kind === 'part' && value.part === 'hapi continue') return 'pass'
    return value.kind === 'response' || value.kind === 'error' ? 'answer' : role === 'guard' ? 'refuse' : 'pass'
  },

  known(value) {
    if (value.kind !== 'instance' || value.package !== '@hapi/hapi') return null
    return value.type === 'Request' ? REQUEST : value.type === 'ResponseToolkit' ? TOOLKIT : value.type === 'ResponseObject' ? RESPONSE : null
  }
}
