import type { FunctionRef, Value } from '../../model/index.ts'
import type { Adapter } from '../adapter.ts'
import { assume } from '../routing/assume.ts'
import type { Handing } from '../routing/convention.ts'
import { Boot } from './boot.ts'
import { fastifyDialect } from './dialect.ts'
import { looseHandlers } from './loose.ts'
import { Registrations } from './registrations.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'fastify', type, of: null, created: null, frame: null }]
const REQUEST = instance('FastifyRequest')
const REPLY = instance('FastifyReply')

/** What Fastify hands to hooks and handlers. */
const handing: Handing = {
  handedTo: (_: FunctionRef, role: string) => role === 'error-handler' ? [[{ kind: 'unknown' }], REQUEST, REPLY] : [REQUEST, REPLY],
  handlesErrors: () => false,
  carried: 2
}

/** https://fastify.dev/docs/latest/Reference/Routes/, https://fastify.dev/docs/latest/Reference/Hooks/ */
export const fastify: Adapter = {
  name: 'fastify',
  manual: 'https://fastify.dev/docs/latest/Reference/',
  versions: '4 || 5',
  dialect: fastifyDialect,
  routes: ({ program }) => new Boot(program, handing, new Registrations(program)).run(),
  loose: looseHandlers,
  assume: ({ program }, registered, loose) => { assume({ program, convention: handing }, registered, loose) }
}
