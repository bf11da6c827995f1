import { ABSENT, join, truth, UNDEFINED, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Facts } from '../guards/dialect.ts'
import { expressDialect } from '../express/dialect.ts'
import { keyOf } from './metadata.ts'

const REQUEST: Abstract = { kind: 'request' }
const RESPONSE: Abstract = { kind: 'response', status: null }
const part = (name: string): Abstract => ({ kind: 'part', part: name })
const CONTEXT = part('nest context')
const HANDLER = part('nest handler')
const CLASS = part('nest class')
const GRAPHQL = part('nest graphql')
/** `next.handle()` hands the request on. */
const CALL: Abstract = { kind: 'record', fields: new Map([['handle', { kind: 'next' }]]), open: true }

/** What methods of the context of an execution give. */
const CONTEXT_CALLS: Readonly<Record<string, Abstract>> = {
  switchToHttp: CONTEXT, getRequest: REQUEST, getResponse: RESPONSE, getNext: UNKNOWN, getHandler: HANDLER, getClass: CLASS,
  getContext: GRAPHQL, getArgs: UNKNOWN, getInfo: UNKNOWN, getRoot: UNKNOWN, getArgByIndex: REQUEST, switchToWs: CONTEXT,
  switchToRpc: CONTEXT, getClient: REQUEST
}

/** Request and response are the platform's; guards, interceptors and factories of parameters get the context of the execution. */
export const nestDialect: Dialect = {
  ...expressDialect,

  parameters(role, count, name) {
    if (role === 'guard' && name === 'handleRequest') return [{ kind: 'constant', value: null }, ABSENT, { kind: 'error', status: 401, by: true }, CONTEXT, UNKNOWN]
    if (role === 'guard') return [CONTEXT]
    if (role === 'interceptor') return [CONTEXT, CALL]
    return expressDialect.parameters(role, count, name)
  },

  ends({ role, name, value }) {
    if (role === 'handler') return 'answer'
    if (role !== 'guard') return null
    return name === 'handleRequest' || truth(value) !== false ? 'pass' : 'refuse'
  },

  input({ part: from, key }, facts) {
    switch (from) {
      case 'body': case 'query': case 'params': case 'files': case 'path': case 'archive': return { kind: 'client' }
      case 'headers': return key === null ? part('headers') : expressDialect.part('headers', key, facts)
      case 'cookies': return key === null ? part('cookies') : facts.credential
      case 'principal': return facts.principal
      case 'request': return REQUEST
      case 'response': return RESPONSE
      case 'context': return CONTEXT
      case 'none': return UNKNOWN
    }
  },

  part(name, member, facts) {
    if (name === 'nest context' || name === 'nest handler' || name === 'nest class') return UNKNOWN
    if (name !== 'nest graphql') return expressDialect.part(name, member, facts)
    return member === 'req' || member === 'request' ? REQUEST : member === 'res' ? RESPONSE : facts.principal
  },

  partCall(name, method) {
    if (name !== 'nest context') return null
    return Object.hasOwn(CONTEXT_CALLS, method) ? CONTEXT_CALLS[method] ?? UNKNOWN : UNKNOWN
  },

  call(name, self, args, facts, fromValues) {
    const reads = self === null ? name === 'Reflect.getMetadata' : self.kind === 'instance' && self.type === 'Reflector'
    if (reads) return readMetadata(name, args, facts, fromValues)
    // `GqlExecutionContext.create(context)`
    return name === 'create' && args[0]?.kind === 'part' && args[0].part === 'nest context' ? CONTEXT : null
  }
}

type Call = NonNullable<Dialect['call']>

/** `reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()])`. */
function readMetadata(name: string, args: readonly Abstract[], facts: Facts, fromValues: Parameters<Call>[4]): Abstract {
  const [key, targets] = args
  facts.asked.route = true
  if (facts.metadata === undefined || facts.metadata === null || key === undefined) return UNKNOWN
  const wanted = key.kind === 'constant' && typeof key.value === 'string' ? key.value : key.kind === 'value' ? keyOf([key.value]) : null
  if (wanted === null) return UNKNOWN
  const levels = (targets?.kind === 'list' ? targets.items : targets === undefined ? [] : [targets]).map(levelOf)
  if (levels.includes(null)) return UNKNOWN
  const found = levels.map(level => level === null ? null : facts.metadata?.read(wanted, level) ?? null)
  const each = found.flatMap(values => values === null ? [] : [fromValues(values)])
  if (name === 'getAll') return { kind: 'list', items: found.map(values => values === null ? UNDEFINED : fromValues(values)) }
  if (name === 'getAllAndMerge') return merged(each)
  return each[0] ?? UNDEFINED
}

/** Lists are joined; anything else is one of several. */
function merged(each: readonly Abstract[]): Abstract {
  const lists = each.flatMap(value => value.kind === 'list' ? [value.items] : [])
  return lists.length === each.length ? { kind: 'list', items: lists.flat() } : each.reduce(join)
}

function levelOf(target: Abstract): 'handler' | 'class' | null {
  if (target.kind !== 'part') return null
  return target.part === 'nest handler' ? 'handler' : target.part === 'nest class' ? 'class' : null
}
