import type { HandedInput } from '../../model/index.ts'
import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Facts } from '../guards/dialect.ts'
import { expressDialect } from '../express/dialect.ts'

const REQUEST: Abstract = { kind: 'request' }

/** The authentication module refuses by an error; what it gives becomes the user. What an action gives back is the answer. */
export const tsoaDialect: Dialect = {
  ...expressDialect,
  ends: ({ role, answered }) => role === 'handler' ? 'answer' : role === 'guard' ? answered ? 'answer' : 'pass' : null,
  input({ part, key }: HandedInput, facts: Facts): Abstract {
    switch (part) {
      case 'body': case 'query': case 'params': case 'files': case 'path': case 'archive': return { kind: 'client' }
      case 'headers': return key === null ? { kind: 'part', part: 'headers' } : expressDialect.part('headers', key, facts)
      case 'cookies': return facts.credential
      case 'principal': return facts.principal
      case 'request': return REQUEST
      case 'response': return { kind: 'response', status: null }
      // The name of what is asked for (`name`), and the rights.
      case 'none': case 'context': {
        if (facts.config?.kind !== 'record' || key === null) return UNKNOWN
        facts.asked.route = true
        return facts.config.fields.get(key) ?? UNKNOWN
      }
    }
  }
}
