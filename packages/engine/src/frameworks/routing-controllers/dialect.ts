import { truth, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Ending, Facts } from '../guards/dialect.ts'
import { expressDialect } from '../express/dialect.ts'
import { koaDialect } from '../koa/dialect.ts'
import type { HandedInput } from '../../model/index.ts'

const REQUEST: Abstract = { kind: 'request' }
const RESPONSE: Abstract = { kind: 'response', status: null }

/** What checkers and interceptors are handed: https://github.com/typestack/routing-controllers#using-authorization-features */
const action = (request: Abstract): Abstract => ({
  kind: 'record', open: true,
  fields: new Map<string, Abstract>([['request', request], ['response', RESPONSE], ['context', REQUEST], ['next', { kind: 'next' }]])
})

/** A checker that gives something lets the request on; nothing, or an error, refuses it. What an action gives back is the answer. */
function ends({ role, value }: Ending): 'pass' | 'answer' | 'refuse' | null {
  if (role === 'handler') return 'answer'
  return role === 'guard' ? truth(value) === false ? 'refuse' : 'pass' : null
}

function inputOf(dialect: Dialect, incoming: Abstract): NonNullable<Dialect['input']> {
  return ({ part, key }: HandedInput, facts: Facts): Abstract => {
    switch (part) {
      case 'body': case 'query': case 'params': case 'files': case 'path': case 'archive': return { kind: 'client' }
      case 'headers': return key === null ? { kind: 'part', part: 'headers' } : dialect.part('headers', key, facts)
      case 'cookies': return key === null ? { kind: 'part', part: 'cookies' } : facts.credential
      case 'principal': return facts.principal
      case 'request': return incoming
      case 'response': return RESPONSE
      case 'context': return action(incoming)
      // The rights that the decorator asks for.
      case 'none': facts.asked.route = true; return facts.config ?? UNKNOWN
    }
  }
}

const INCOMING: Abstract = { kind: 'part', part: 'incoming' }

export const onExpress: Dialect = { ...expressDialect, ends, input: inputOf(expressDialect, REQUEST) }
export const onKoa: Dialect = {
  ...koaDialect,
  ends: ending => ending.role === 'handler' || ending.role === 'guard' ? ends(ending) : koaDialect.ends?.(ending) ?? null,
  input: inputOf(koaDialect, INCOMING)
}
