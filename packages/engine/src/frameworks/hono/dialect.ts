import { constant, UNDEFINED, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Answering, Dialect, Facts } from '../guards/dialect.ts'
import { headerOf, headersOf, numberOf } from '../guards/headers.ts'

const CONTEXT: Abstract = { kind: 'request' }
const NEXT: Abstract = { kind: 'next' }
const CLIENT: Abstract = { kind: 'client' }

/** Members of the context, and names of variables, that have nothing to do with who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'env', 'executionCtx', 'event', 'error', 'finalized', 'res', 'render', 'db', 'prisma', 'em', 'logger', 'log', 'requestId', 'language', 'i18n', 'pool', 'kv', 'services', 'container',
  'startTime', 'secureHeadersNonce', 'timing'
])
const MAKES: ReadonlySet<string> = new Set(['json', 'text', 'html', 'body', 'newResponse', 'render', 'jsonT'])
const GIVEN_BY_CLIENT: ReadonlySet<string> = new Set([
  'param', 'query', 'queries', 'json', 'text', 'parseBody', 'formData', 'arrayBuffer', 'blob', 'valid'
])

/** Hono 3 and 4: a response that is made is the answer when it is given back. */
export const honoDialect: Dialect = {
  parameters: () => [CONTEXT, NEXT],

  request(name) {
    if (name === 'req') return { kind: 'part', part: 'incoming' }
    if (name === 'var') return { kind: 'part', part: 'variables' }
    return NEUTRAL.has(name) ? UNKNOWN : null
  },

  requestCall(name, args, facts) {
    if (name === 'get') return variable(args[0], facts)
    return name === 'set' || name === 'setRenderer' || name === 'setLayout' ? UNDEFINED : null
  },

  requestDoes(name, args): Answering | null {
    if (MAKES.has(name)) return { kind: 'makes', status: statusIn(args[1]) }
    if (name === 'notFound') return { kind: 'makes', status: 404 }
    if (name === 'redirect') {
      const [location] = args
      return { kind: 'makes', status: numberOf(args[1]), location: location?.kind === 'constant' ? String(location.value) : null }
    }
    if (name === 'header') return { kind: 'headers', headers: headersOf(args) }
    return name === 'status' ? { kind: 'status', status: numberOf(args[0]) } : null
  },

  part(part, name, facts) {
    if (part === 'headers') return headerOf(name, facts)
    if (part === 'variables') return NEUTRAL.has(name) ? UNKNOWN : facts.principal
    if (name === 'raw') return { kind: 'part', part: 'incoming' }
    if (name === 'headers') return { kind: 'part', part: 'headers' }
    if (name === 'method' || name === 'path' || name === 'url' || name === 'routePath') {
      facts.asked.route = true
      return constant(name === 'method' ? facts.method : facts.path, false)
    }
    return UNKNOWN
  },

  partCall(part, name, args, facts) {
    if (part === 'headers') return name === 'get' ? headerAt(args, facts) : UNKNOWN
    if (part !== 'incoming') return null
    if (name === 'header') return args.length === 0 ? { kind: 'part', part: 'headers' } : headerAt(args, facts)
    return GIVEN_BY_CLIENT.has(name) ? CLIENT : UNKNOWN
  },

  response: () => ({ kind: 'other' }),

  ends({ value, role }) {
    if (value.kind === 'response') return 'answer'
    return role === 'handler' && !(value.kind === 'constant' && value.value === undefined) ? 'answer' : null
  },

  known(value) {
    if (value.kind !== 'instance' || value.package !== 'hono') return null
    if (value.type === 'Context') return CONTEXT
    if (value.type === 'HonoRequest') return { kind: 'part', part: 'incoming' }
    return value.type === 'Next' ? NEXT : null
  }
}

/** `c.get('user')`: what middleware before has put there. */
function variable(name: Abstract | undefined, facts: Facts): Abstract {
  return name?.kind === 'constant' && NEUTRAL.has(String(name.value)) ? UNKNOWN : facts.principal
}

function headerAt([name]: readonly Abstract[], facts: Facts): Abstract {
  return name?.kind === 'constant' && typeof name.value === 'string' ? headerOf(name.value, facts) : UNKNOWN
}

/** `c.json(data, 401)` and `c.json(data, { status: 401 })`. */
function statusIn(value: Abstract | undefined): number | null {
  return numberOf(value?.kind === 'record' ? value.fields.get('status') : value)
}
