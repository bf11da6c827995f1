import type { Adapter } from '../adapter.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { honoConvention } from './convention.ts'
import { honoDialect } from './dialect.ts'

/** https://hono.dev/docs/api/routing, https://hono.dev/docs/guides/middleware */
export const hono: Adapter = {
  name: 'hono',
  manual: 'https://hono.dev/docs/api/hono',
  versions: '3 || 4',
  dialect: honoDialect,
  firstComeFirstServed: () => 'app',
  routes: ({ program }) => assemble({ program, convention: honoConvention }),
  loose: ({ program }, registered) => handlersByType({ program, convention: honoConvention }, registered,
    value => value.kind === 'instance' && value.package === 'hono' && value.type === 'Context'),
  assume: ({ program }, registered, loose) => { assume({ program, convention: honoConvention }, registered, loose) }
}
