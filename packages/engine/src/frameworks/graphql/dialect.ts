import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Ending } from '../guards/dialect.ts'
import { headerOf } from '../guards/headers.ts'
import { expressDialect } from '../express/dialect.ts'

const part = (name: string): Abstract => ({ kind: 'part', part: name })
const CONTEXT = part('graphql context')
const CLIENT: Abstract = { kind: 'client' }

/** Members of the context that say nothing of who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'db', 'prisma', 'drizzle', 'pool', 'em', 'knex', 'redis', 'cache', 'log', 'logger', 'res', 'response', 'dataSources', 'loaders', 'pubsub', 'models', 'services', 'requestId',
  'locale', 'i18n', 'env', 'container'
])

/** Resolvers get what is above them, the arguments of the client, and the context of the request; rules answer whether one may go on. */
export const graphqlDialect: Dialect = {
  ...expressDialect,
  parameters: () => [UNKNOWN, CLIENT, CONTEXT, UNKNOWN],
  nextTakes: 'context',

  input({ part: from }) {
    return from === 'body' ? CLIENT : from === 'request' ? CONTEXT : UNKNOWN
  },

  part(name, member, facts) {
    if (name !== 'graphql context') return expressDialect.part(name, member, facts)
    if (member === 'req' || member === 'request') return { kind: 'request' }
    if (member === 'headers') return part('headers')
    return NEUTRAL.has(member) ? UNKNOWN : facts.principal
  },

  partCall(name, method, args, facts) {
    const [header] = args
    if (name !== 'headers' || method !== 'get') return null
    return header?.kind === 'constant' && typeof header.value === 'string' ? headerOf(header.value, facts) : UNKNOWN
  },

  ends,

  known: value => value.kind === 'instance' && value.package === '@apollo/server' && value.type === 'Context' ? CONTEXT : null
}

/** A rule lets on by true alone: anything else it gives, or throws, refuses. */
function ends({ role, value }: Ending): 'pass' | 'answer' | 'refuse' | null {
  if (role === 'handler' || role === 'middleware' && value.kind === 'error') return 'answer'
  // One of several resolvers lets the next run by giving nothing.
  if (role !== 'guard') return 'pass'
  if (value.kind === 'constant') return value.value === true ? 'pass' : 'refuse'
  return value.kind === 'absent' || value.kind === 'error' ? 'refuse' : 'pass'
}
