import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Ending, Facts } from '../guards/dialect.ts'
import { headerOf, headersOf, numberOf } from '../guards/headers.ts'
import { locationIn, statusOfRedirect } from '../guards/login.ts'
import { expressDialect } from '../express/dialect.ts'

const REQUEST: Abstract = { kind: 'request' }
const CLIENT: Abstract = { kind: 'client' }
const part = (name: string): Abstract => ({ kind: 'part', part: name })
/** What `NextResponse.next()` gives: the request goes on. */
const GOES_ON = 'next goes on'
/** What Clerk knows of the caller: there for everybody, its members are not. */
const CLERK = 'clerk'

/** Members of the request that say nothing of who sends it. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'geo', 'ip', 'signal', 'cache', 'mode', 'credentials', 'destination', 'referrer', 'referrerPolicy', 'integrity', 'keepalive', 'redirect', 'bodyUsed', 'duplex', 'page', 'ua'
])
const READS: ReadonlySet<string> = new Set(['json', 'text', 'formData', 'blob', 'arrayBuffer', 'bytes'])

/** Route handlers, server actions and middleware of Next 13 to 16: what a function gives back is the answer. */
export const nextDialect: Dialect = {
  ambient: true,

  parameters: role => role === 'handler' ? [REQUEST, { kind: 'record', fields: new Map([['params', CLIENT]]), open: true }] : [REQUEST, UNKNOWN],

  input({ part: from }, facts) {
    switch (from) {
      case 'request': return REQUEST
      case 'body': return CLIENT
      // What `authorized` of Auth.js, and of next-auth before it, is asked about.
      case 'context': return {
        kind: 'record', open: true,
        fields: new Map<string, Abstract>([['auth', facts.principal], ['token', facts.principal], ['request', REQUEST], ['req', REQUEST]])
      }
      default: return UNKNOWN
    }
  },

  request(name, facts) {
    if (name === 'headers' || name === 'cookies') return part(name)
    if (name === 'nextUrl') return part('url')
    if (name === 'nextauth') return part('session')
    if (name === 'body') return CLIENT
    if (name === 'method' || name === 'url') {
      facts.asked.route = true
      return constant(name === 'method' ? facts.method : `https://x7q2.invalid${pathOf(facts)}`, false)
    }
    return NEUTRAL.has(name) ? UNKNOWN : null
  },

  requestCall(name) {
    if (READS.has(name)) return CLIENT
    return name === 'clone' ? REQUEST : null
  },

  part(name, member, facts) {
    if (name === 'headers') return headerOf(member, facts)
    if (name === 'cookies') return member === 'size' ? UNKNOWN : facts.credential
    if (name === 'url') return memberOfUrl(member, facts)
    if (name === GOES_ON) return member === 'headers' ? { kind: 'response', status: null } : UNKNOWN
    return facts.principal
  },

  partCall(name, method, args, facts) {
    if (name === 'headers') return method === 'get' ? headerAt(args, facts) : UNKNOWN
    if (name === 'cookies') return method === 'get' ? facts.credential : method === 'has' ? constant(facts.credential.kind !== 'absent', true) : UNKNOWN
    if (name === 'url') return method === 'clone' ? urlOf(facts) : method === 'toString' ? memberOfUrl('href', facts) : UNKNOWN
    if (name === CLERK) return method === 'has' ? constant(facts.principal.kind !== 'absent', true) : facts.principal
    return null
  },

  call(name, self, args) {
    if (self?.kind !== 'library' || !/^next\/(?:server|dist\/.*)$/.test(self.package) || !/^\.Next(?:Response|Request)$/.test(self.path)) return null
    switch (name) {
      case 'json': case 'new': return { kind: 'response', status: statusIn(args[1]) ?? 200 }
      case 'redirect': return { kind: 'response', status: statusOfRedirect(locationIn(args[0])) }
      case 'next': case 'rewrite': return part(GOES_ON)
      default: return null
    }
  },

  response: (name, args) => name === 'set' || name === 'append' ? { kind: 'headers', headers: headersOf(args) } : { kind: 'other' },

  ends(ending) {
    const { role, value } = ending
    if (role === 'guard') return allows(ending)
    if (role !== 'handler') return endOfMiddleware(ending)
    if (value.kind === 'response') return isAway(value) && ending.decided ? 'refuse' : 'answer'
    return ending.decided && saysNothing(value) ? 'refuse' : 'answer'
  },

  known(value) {
    if (value.kind !== 'instance') return null
    if (value.type === 'NextRequest' && value.package === 'next/server') return REQUEST
    if (value.package === 'next/headers') return part('cookies')
    if (value.package === 'iron-session') return part('session')
    return value.package.startsWith('@clerk/') && value.type === 'Auth' ? part(CLERK) : null
  }
}

/** `pages/api`: a handler answers by the response that it is handed, as in Express. */
export const pagesDialect: Dialect = {
  ...nextDialect,
  parameters: (role, count, name) => role === 'handler' ? [REQUEST, { kind: 'response', status: null }] : nextDialect.parameters(role, count, name),
  request(name, facts) {
    if (name === 'query' || name === 'body') return CLIENT
    if (name === 'session') return part('session')
    if (name !== 'url') return nextDialect.request(name, facts)
    facts.asked.route = true
    return constant(pathOf(facts), false)
  },
  response: (name, args) => expressDialect.response(name, args),
  ends: ending => ending.role === 'handler' ? null : nextDialect.ends?.(ending) ?? null,
  known(value) {
    if (value.kind === 'instance' && value.package === 'next') return value.type === 'NextApiResponse' ? { kind: 'response', status: null } : value.type === 'NextApiRequest' ? REQUEST : null
    return nextDialect.known(value)
  }
}

/** Nothing, or what `next()` gives, lets the request go on; to send it away because nobody is there is to refuse. */
function endOfMiddleware({ value, decided }: Ending): 'pass' | 'answer' | 'refuse' | null {
  if (value.kind === 'response') return isAway(value) && decided ? 'refuse' : 'answer'
  return value.kind === 'error' ? 'answer' : 'pass'
}

/** `authorized` answers true, false, or with a response of its own. */
function allows({ value }: Ending): 'pass' | 'refuse' {
  if (value.kind === 'response') return 'refuse'
  const isFalse = value.kind === 'absent' || value.kind === 'constant' && !value.value
  return isFalse ? 'refuse' : 'pass'
}

const isAway = ({ status }: Extract<Abstract, { kind: 'response' }>): boolean => status === 307 || status === 302

/** An answer without data, such as `{ error: 'Please sign in' }`: refused, when a credential decided that it comes to this. */
function saysNothing(value: Abstract): boolean {
  if (value.kind === 'record') return !value.open && [...value.fields.values()].every(saysNothing)
  if (value.kind === 'list') return value.items.every(saysNothing)
  return value.kind === 'constant' || value.kind === 'absent'
}

function statusIn(options: Abstract | undefined): number | null {
  return options?.kind === 'record' ? numberOf(options.fields.get('status')) : null
}

function headerAt([name]: readonly Abstract[], facts: Facts): Abstract {
  return name?.kind === 'constant' && typeof name.value === 'string' ? headerOf(name.value, facts) : UNKNOWN
}

/** Without what `basePath` puts before every path. */
function pathOf({ path, mount }: Facts): string {
  return mount !== '/' && path.startsWith(mount) ? path.slice(mount.length) || '/' : path
}

function memberOfUrl(member: string, facts: Facts): Abstract {
  if (member === 'searchParams' || member === 'search') return CLIENT
  if (member !== 'pathname' && member !== 'href') return UNKNOWN
  facts.asked.route = true
  return constant(member === 'href' ? `https://x7q2.invalid${pathOf(facts)}` : pathOf(facts), false)
}

function urlOf(facts: Facts): Abstract {
  return { kind: 'record', open: true, fields: new Map<string, Abstract>([['pathname', memberOfUrl('pathname', facts)], ['searchParams', CLIENT]]) }
}
