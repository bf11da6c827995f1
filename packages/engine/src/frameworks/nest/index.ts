import type { Adapter } from '../adapter.ts'
import { assemble } from './assemble.ts'
import { assume } from './assume.ts'
import { nestDialect } from './dialect.ts'

/** https://docs.nestjs.com/controllers, https://docs.nestjs.com/faq/request-lifecycle */
export const nest: Adapter = {
  name: 'nest',
  manual: 'https://docs.nestjs.com/',
  versions: '8 || 9 || 10 || 11',
  dialect: nestDialect,
  // Fastify, where that is below it, asks the route whose path says most.
  firstComeFirstServed: ({ program }) => ([...program.modules.values()].some(({ requests }) => requests.some(({ from }) => from === '@nestjs/platform-fastify')) ? null : 'group'),
  routes: assemble,
  assume
}
