import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Ending } from '../guards/dialect.ts'
import { headerOf, numberOf } from '../guards/headers.ts'
import { locationIn, statusOfRedirect } from '../guards/login.ts'
import { callOfPart, callOfRequest, memberOfRequest, part } from '../fetch/request.ts'

const REQUEST: Abstract = { kind: 'request' }
const ARGS: Abstract = {
  kind: 'record', open: true, fields: new Map<string, Abstract>([['request', REQUEST], ['params', { kind: 'client' }], ['context', part('load context')]])
}
/** Context that says nothing of who calls. */
const NEUTRAL: ReadonlySet<string> = new Set(['cloudflare', 'env', 'db', 'prisma', 'cspNonce', 'serverBuild', 'buildInfo', 'logger', 'log', 'i18n', 'storage', 'services', 'container'])

/** Loaders and actions of React Router and Remix: what they give back or throw is the answer; middleware hands on by `next`. */
export const reactRouterDialect: Dialect = {
  parameters: role => role === 'handler' ? [ARGS] : [ARGS, { kind: 'next' }],
  request: (name, facts) => memberOfRequest(name, facts),
  requestCall: name => name === 'clone' ? REQUEST : callOfRequest(name),

  part(name, member, facts) {
    if (name === 'headers') return headerOf(member, facts)
    if (name === 'cookies') return facts.credential
    return NEUTRAL.has(member) ? UNKNOWN : facts.principal
  },

  partCall(name, method, args, facts) {
    if (name === 'load context') return method === 'get' ? facts.principal : UNKNOWN
    return callOfPart(name, method, args, facts)
  },

  call(name, self, args) {
    if (name !== '' || self?.kind !== 'library' || self.package !== 'react-router') return null
    switch (self.path) {
      case '.data': case '.json': case '.defer': return { kind: 'response', status: statusIn(args[1]) ?? 200 }
      case '.redirect': case '.redirectDocument': case '.replace': return { kind: 'response', status: statusOfRedirect(locationIn(args[0])) }
      default: return null
    }
  },

  response: () => ({ kind: 'other' }),
  ends,

  known(value) {
    if (value.kind !== 'instance' || value.package !== 'react-router') return null
    if (value.type === 'Session') return part('session')
    return value.type === 'LoaderFunctionArgs' ? ARGS : value.type === 'WebRequest' ? REQUEST : null
  }
}

/** To be sent elsewhere because nobody is there is to be refused. */
function ends({ role, value, decided }: Ending): 'answer' | 'refuse' | null {
  if (role !== 'handler') return value.kind === 'response' ? 'answer' : null
  return value.kind === 'response' && (value.status === 302 || value.status === 307) && decided ? 'refuse' : 'answer'
}

function statusIn(options: Abstract | undefined): number | null {
  return options?.kind === 'record' ? numberOf(options.fields.get('status')) : numberOf(options)
}
