import type { Adapter } from '../adapter.ts'
import { hapiDialect } from './dialect.ts'
import { assume, routes } from './routes.ts'

/** https://hapi.dev/api/?v=21.4.6#server.route(), https://hapi.dev/tutorials/auth */
export const hapi: Adapter = {
  name: 'hapi',
  manual: 'https://hapi.dev/api',
  versions: '18 || 19 || 20 || 21',
  dialect: hapiDialect,
  routes: ({ program }) => routes(program),
  assume: ({ program }, registered) => { assume(program, registered) }
}
