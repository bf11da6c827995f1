import type { Adapter } from '../adapter.ts'
import { trpcDialect } from './dialect.ts'
import { assume, routes } from './routes.ts'

/**
 * Queries are listed as GET and mutations as POST, by the path under which they are called over HTTP: `POST /api/trpc/books.add`.
 * https://trpc.io/docs/rpc, https://trpc.io/docs/server/middlewares
 */
export const trpc: Adapter = {
  name: 'trpc',
  manual: 'https://trpc.io/docs/server/routers',
  versions: '10 || 11',
  dialect: trpcDialect,
  routes: ({ program }) => routes(program),
  assume: ({ program }, registered) => { assume(program, registered) }
}
