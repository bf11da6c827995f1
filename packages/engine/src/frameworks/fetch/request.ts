import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Facts } from '../guards/dialect.ts'
import { headerOf } from '../guards/headers.ts'

/** What frameworks share that hand on the `Request` of the Fetch standard: https://fetch.spec.whatwg.org/#request-class */
const CLIENT: Abstract = { kind: 'client' }
const HOST = 'https://x7q2.invalid'
const READS: ReadonlySet<string> = new Set(['json', 'text', 'formData', 'blob', 'arrayBuffer', 'bytes'])

export const part = (name: string): Abstract => ({ kind: 'part', part: name })

/** A member of the request. */
export function memberOfRequest(name: string, facts: Facts): Abstract {
  if (name === 'headers') return part('headers')
  if (name === 'body') return CLIENT
  if (name !== 'method' && name !== 'url') return UNKNOWN
  facts.asked.route = true
  return constant(name === 'method' ? facts.method : `${HOST}${facts.path}`, false)
}

/** A call of a method of the request; null: not one of its methods. */
export function callOfRequest(name: string): Abstract | null {
  return READS.has(name) ? CLIENT : null
}

/** `headers.get('authorization')`, `cookies.get('session')`. */
export function callOfPart(name: string, method: string, args: readonly Abstract[], facts: Facts): Abstract | null {
  if (name === 'headers') return method === 'get' ? headerAt(args[0], facts) : UNKNOWN
  if (name === 'cookies') return method === 'get' ? facts.credential : method === 'has' ? constant(facts.credential.kind !== 'absent', true) : UNKNOWN
  if (name === 'session') return method === 'get' || method === 'has' ? facts.principal : UNKNOWN
  return null
}

/** The address as an object. */
export function urlOf(facts: Facts): Abstract {
  facts.asked.route = true
  const { path } = facts
  return {
    kind: 'record', open: true,
    fields: new Map<string, Abstract>([['pathname', constant(path, false)], ['href', constant(`${HOST}${path}`, false)], ['searchParams', CLIENT], ['search', CLIENT]])
  }
}

function headerAt(name: Abstract | undefined, facts: Facts): Abstract {
  return name?.kind === 'constant' && typeof name.value === 'string' ? headerOf(name.value, facts) : UNKNOWN
}
