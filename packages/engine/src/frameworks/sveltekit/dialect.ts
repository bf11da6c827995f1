import { UNDEFINED, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import { headerOf, numberOf } from '../guards/headers.ts'
import { callOfPart, callOfRequest, memberOfRequest, part, urlOf } from '../fetch/request.ts'

const EVENT: Abstract = { kind: 'request' }
const CLIENT: Abstract = { kind: 'client' }
const HANDLE: Abstract = { kind: 'record', open: true, fields: new Map<string, Abstract>([['event', EVENT], ['resolve', { kind: 'next' }]]) }

/** Members of `locals` that say nothing of who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'db', 'prisma', 'drizzle', 'pool', 'supabase', 'redis', 'logger', 'log', 'requestId', 'locale', 'lang', 'LL', 'theme', 'paraglide', 'startTimer', 'services', 'container'
])
const DONE: ReadonlySet<string> = new Set(['setHeaders', 'depends', 'untrack'])

/** SvelteKit: hooks hand on by `resolve`, all else answers by what it gives back or throws. */
export const sveltekitDialect: Dialect = {
  parameters: role => role === 'handler' ? [EVENT] : [HANDLE],
  nextTakes: 'context',

  request(name, facts) {
    switch (name) {
      case 'request': return part('incoming')
      case 'cookies': return part('cookies')
      case 'locals': return part('locals')
      case 'params': return CLIENT
      case 'url': return urlOf(facts)
      default: return UNKNOWN
    }
  },

  requestCall: name => DONE.has(name) ? UNDEFINED : UNKNOWN,

  part(name, member, facts) {
    if (name === 'incoming') return memberOfRequest(member, facts)
    if (name === 'headers') return headerOf(member, facts)
    if (name === 'cookies') return facts.credential
    return NEUTRAL.has(member) ? UNKNOWN : facts.principal
  },

  partCall(name, method, args, facts) {
    if (name === 'incoming') return callOfRequest(method) ?? UNKNOWN
    // `locals.auth()`, `locals.safeGetSession()`: who it is, told by a hook.
    return name === 'locals' ? facts.principal : callOfPart(name, method, args, facts)
  },

  call(name, self, args) {
    if (name !== '' || self?.kind !== 'library' || self.package !== '@sveltejs/kit') return null
    if (self.path !== '.json' && self.path !== '.text') return null
    const [, options] = args
    return { kind: 'response', status: options?.kind === 'record' ? numberOf(options.fields.get('status')) ?? 200 : 200 }
  },

  response: () => ({ kind: 'other' }),

  ends: ({ role, value }) => role === 'handler' ? 'answer' : value.kind === 'response' || value.kind === 'error' ? 'answer' : null,

  known(value) {
    if (value.kind !== 'instance' || value.package !== '@sveltejs/kit') return null
    if (value.type === 'RequestEvent') return EVENT
    return value.type === 'Cookies' ? part('cookies') : value.type === 'Locals' ? part('locals') : value.type === 'WebRequest' ? part('incoming') : null
  }
}
