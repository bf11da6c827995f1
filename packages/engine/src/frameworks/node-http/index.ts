import type { Adapter } from '../adapter.ts'
import { nodeDialect } from './dialect.ts'
import { looseHandlers } from './loose.ts'
import { assume, routes } from './routes.ts'

/** https://nodejs.org/api/http.html#event-request, https://nodejs.org/api/http2.html#compatibility-api */
export const nodeHttp: Adapter = {
  name: 'node:http',
  manual: 'https://nodejs.org/api/http.html',
  versions: '18 || 20 || 22 || 24',
  dialect: nodeDialect,
  routes: ({ program }) => routes(program),
  loose: ({ program }, registered) => looseHandlers(program, registered),
  assume: ({ program }, registered, loose) => { assume(program, registered, loose) }
}
