import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import { headerOf, numberOf } from '../guards/headers.ts'
import { callOfPart, callOfRequest, memberOfRequest, part } from '../fetch/request.ts'

const CONTEXT: Abstract = { kind: 'request' }
const CLIENT: Abstract = { kind: 'client' }
const CLIENTS: ReadonlySet<string> = new Set(['body', 'query', 'params'])
/** Members of the context that say nothing of who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'store', 'path', 'route', 'server', 'status', 'error', 'redirect', 'response', 'db', 'prisma', 'drizzle', 'log', 'logger', 'ip', 'requestId', 'html', 'code', 'env'
])

/** Elysia: a hook that gives something back answers, and so does the handler; `status(401)` is an answer when it is given back. */
export const elysiaDialect: Dialect = {
  parameters: () => [CONTEXT],

  request(name) {
    if (CLIENTS.has(name)) return CLIENT
    if (name === 'headers') return part('headers')
    if (name === 'cookie') return part('cookies')
    if (name === 'set') return { kind: 'response', status: null }
    if (name === 'request') return part('incoming')
    return NEUTRAL.has(name) ? UNKNOWN : null
  },

  requestCall: () => null,

  part(name, member, facts) {
    if (name === 'headers') return headerOf(member, facts)
    if (name === 'cookies') return facts.credential
    return name === 'incoming' ? memberOfRequest(member, facts) : facts.principal
  },

  partCall: (name, method, args, facts) => name === 'incoming' ? callOfRequest(method) ?? UNKNOWN : callOfPart(name, method, args, facts),
  response: () => ({ kind: 'other' }),
  assigned: (name, value) => name === 'status' ? { kind: 'sets', status: numberOf(value) } : null,

  ends({ role, value, answered }) {
    if (role === 'handler' || value.kind === 'error' || value.kind === 'response') return 'answer'
    // What `derive` and `resolve` give is more context; a hook that answers says with which status.
    const isNothing = value.kind === 'constant' && value.value === undefined
    return isNothing || value.kind === 'record' && !answered ? 'pass' : 'answer'
  },

  known(value) {
    if (value.kind !== 'instance' || value.package !== 'elysia') return null
    return value.type === 'Context' ? CONTEXT : value.type === 'WebRequest' ? part('incoming') : null
  }
}
