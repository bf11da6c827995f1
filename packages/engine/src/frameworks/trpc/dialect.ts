import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import { headerOf } from '../guards/headers.ts'
import { expressDialect } from '../express/dialect.ts'

const CONTEXT: Abstract = { kind: 'part', part: 'trpc context' }
const CLIENT: Abstract = { kind: 'client' }

/** What functions get: one object. What is handed on (`next({ ctx })`) is more context, and no error. */
const OPTIONS: Abstract = {
  kind: 'record',
  open: true,
  fields: new Map<string, Abstract>([
    ['ctx', CONTEXT], ['input', CLIENT], ['rawInput', CLIENT], ['getRawInput', UNKNOWN], ['next', { kind: 'next' }],
    ['path', UNKNOWN], ['type', UNKNOWN], ['meta', UNKNOWN], ['signal', UNKNOWN]
  ])
}

/** Members of the context that have nothing to do with who calls. */
const NEUTRAL: ReadonlySet<string> = new Set([
  'db', 'prisma', 'drizzle', 'pool', 'em', 'knex', 'redis', 'cache', 'log', 'logger', 'res', 'resHeaders', 'info', 'services', 'container', 'requestId', 'locale',
  'i18n', 'env', 'bindings', 'queue', 'mailer', 's3', 'ip'
])

/** tRPC 10 and 11. */
export const trpcDialect: Dialect = {
  ...expressDialect,
  parameters: () => [OPTIONS],
  nextTakes: 'context',

  part(part, name, facts) {
    if (part !== 'trpc context') return expressDialect.part(part, name, facts)
    if (name === 'req' || name === 'request') return { kind: 'request' }
    if (name === 'headers') return { kind: 'part', part: 'headers' }
    return NEUTRAL.has(name) ? UNKNOWN : facts.principal
  },

  partCall(part, name, args, facts) {
    if (part !== 'headers' || name !== 'get') return null
    const [header] = args
    return header?.kind === 'constant' && typeof header.value === 'string' ? headerOf(header.value, facts) : UNKNOWN
  },

  ends: ({ role, value }) => role === 'handler' ? value.kind === 'error' ? 'refuse' : 'answer' : null,

  known(value) {
    if (value.kind !== 'instance' || value.package !== '@trpc/server') return null
    return value.type === 'ResolverOptions' ? OPTIONS : value.type === 'Context' ? CONTEXT : null
  }
}
