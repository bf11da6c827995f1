import { UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import { expressDialect } from '../express/dialect.ts'
import { numberOf } from '../guards/headers.ts'

/** Members of streams and sockets that every request has. */
const NEUTRAL: ReadonlySet<string> = new Set(['on', 'once', 'pipe', 'resume', 'pause', 'setEncoding', 'destroy', 'aborted', 'readableEnded', 'socket', 'httpVersion', 'httpVersionMajor'])
const LISTENS: ReadonlySet<string> = new Set(['on', 'once', 'addListener'])

/** What Node hands to a listener: `http.IncomingMessage` and `http.ServerResponse`, as Express has them and more. */
export const nodeDialect: Dialect = {
  ...expressDialect,
  request: (name, facts) => NEUTRAL.has(name) ? UNKNOWN : expressDialect.request(name, facts),
  requestCall: (name, args, facts) => LISTENS.has(name) || NEUTRAL.has(name) ? UNKNOWN : expressDialect.requestCall(name, args, facts),
  requestDoes: (name, args) => LISTENS.has(name) && args[1]?.kind === 'closure' ? { kind: 'calls', function: args[1], arguments: [CLIENT] } : null,
  unset: 200,
  assigned: (name, value) => name === 'statusCode' ? { kind: 'status', status: numberOf(value) } : null,
  known(value) {
    if (value.kind !== 'instance' || value.package !== 'node:http') return null
    if (value.type === 'IncomingMessage' || value.type === 'Http2ServerRequest') return { kind: 'request' }
    return value.type === 'ServerResponse' || value.type === 'Http2ServerResponse' ? { kind: 'response', status: null } : null
  }
}

const CLIENT: Abstract = { kind: 'client' }
