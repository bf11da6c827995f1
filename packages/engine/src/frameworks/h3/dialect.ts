import { constant, UNDEFINED, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect, Facts } from '../guards/dialect.ts'
import { headerOf } from '../guards/headers.ts'
import { nodeDialect } from '../node-http/dialect.ts'

const EVENT: Abstract = { kind: 'request' }
const CLIENT: Abstract = { kind: 'client' }
const part = (name: string): Abstract => ({ kind: 'part', part: name })

/** What middleware and builds put into the context that says nothing of who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'nitro', 'cloudflare', 'cf', 'db', 'prisma', 'drizzle', 'params', 'matchedRoute', 'clientAddress', 'waitUntil', 'logger', 'log', 'requestId', 'i18n', 'locale', 'siteConfig', 'cache'
])
const READS: ReadonlySet<string> = new Set([
  'readBody', 'readRawBody', 'readFormData', 'readMultipartFormData', 'readValidatedBody', 'getQuery', 'getValidatedQuery', 'getRouterParam', 'getRouterParams',
  'getValidatedRouterParams'
])

/** h3 and Nitro: what a handler gives back is the answer, what a middleware gives back too unless it is nothing. */
export const h3Dialect: Dialect = {
  parameters: () => [EVENT, { kind: 'next' }],

  request(name, facts) {
    if (name === 'context') return part('context')
    if (name === 'node') return { kind: 'record', open: true, fields: new Map<string, Abstract>([['req', part('incoming')], ['res', { kind: 'response', status: null }]]) }
    if (name === 'req') return part('incoming')
    if (name === 'res') return { kind: 'response', status: null }
    if (name === 'headers') return part('headers')
    if (name === 'method' || name === 'path') return placeOf(name, facts)
    return name === 'url' ? { kind: 'record', open: true, fields: new Map([['pathname', placeOf('path', facts)], ['searchParams', CLIENT]]) } : UNKNOWN
  },

  requestCall: () => null,

  part(name, member, facts) {
    if (name === 'headers') return headerOf(member, facts)
    if (name === 'context') return member === 'params' ? CLIENT : NEUTRAL.has(member) ? UNKNOWN : facts.principal
    if (name === 'incoming') {
      if (member === 'headers') return part('headers')
      if (member === 'method') return placeOf('method', facts)
      return member === 'url' || member === 'originalUrl' ? placeOf('path', facts) : member === 'body' ? CLIENT : UNKNOWN
    }
    return facts.principal
  },

  partCall(name, method, args, facts) {
    if (name === 'headers') return method === 'get' ? headerAt(args[0], facts) : UNKNOWN
    return name === 'incoming' ? CLIENT : null
  },

  call(name, self, args, facts) {
    if (name !== '' || self?.kind !== 'library' || self.package !== 'h3') return null
    const called = self.path.replace(/^\./, '')
    if (READS.has(called)) return CLIENT
    switch (called) {
      case 'getHeader': case 'getRequestHeader': return headerAt(args[1], facts)
      case 'getHeaders': case 'getRequestHeaders': return part('headers')
      case 'getCookie': return facts.credential
      case 'parseCookies': return part('cookies')
      case 'getMethod': return placeOf('method', facts)
      case 'getRequestPath': return placeOf('path', facts)
      case 'getRequestURL': return { kind: 'record', open: true, fields: new Map([['pathname', placeOf('path', facts)], ['searchParams', CLIENT]]) }
      case 'getSession': case 'useSession': return { kind: 'record', open: true, fields: new Map([['data', facts.principal]]) }
      case 'setResponseStatus': case 'setCookie': case 'setHeader': return UNDEFINED
      default: return null
    }
  },

  response: (name, args): Answering => nodeDialect.response(name, args),

  ends({ role, value, answered }) {
    if (role === 'handler') return 'answer'
    if (answered) return 'answer'
    return value.kind === 'constant' && (value.value === undefined || value.value === null) ? 'pass' : value.kind === 'response' || value.kind === 'record' ? 'answer' : 'pass'
  },

  known(value) {
    if (value.kind !== 'instance') return null
    if (value.package === 'nuxt-auth-utils') return part('session')
    if (value.package !== 'h3') return null
    if (value.type === 'H3Event') return EVENT
    return value.type === 'H3EventContext' ? part('context') : value.type === 'IncomingRequest' ? part('incoming') : null
  }
}

function placeOf(name: string, facts: Facts): Abstract {
  facts.asked.route = true
  return constant(name === 'method' ? facts.method : facts.path, false)
}

function headerAt(name: Abstract | undefined, facts: Facts): Abstract {
  return name?.kind === 'constant' && typeof name.value === 'string' ? headerOf(name.value, facts) : UNKNOWN
}
