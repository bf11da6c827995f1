import type { Adapter, Registered } from '../adapter.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { isRequested } from '../walk.ts'
import { h3Convention } from './convention.ts'
import { h3Dialect } from './dialect.ts'
import { fileRoutes } from './files.ts'
import { handing } from './handlers.ts'

const NOTHING: Registered = { routes: [], elements: [], unresolved: [] }

/** https://v1.h3.dev, https://nitro.build, https://nuxt.com/docs/guide/directory-structure/server */
export const h3: Adapter = {
  name: 'h3',
  manual: 'https://nitro.build/guide/routing',
  versions: 'h3 1 || 2, nitropack 2, nuxt 3 || 4',
  dialect: h3Dialect,
  routes: ({ program }) => {
    const files = fileRoutes(program)
    const calls = isRequested(program, /^h3$/) ? assemble({ program, convention: h3Convention }) : NOTHING
    return {
      routes: [...files.routes, ...calls.routes], elements: [...files.elements, ...calls.elements],
      unresolved: [...files.unresolved, ...calls.unresolved]
    }
  },
  loose: ({ program }, registered) => handlersByType({ program, convention: { framework: 'h3' } }, registered,
    value => value.kind === 'instance' && value.package === 'h3' && value.type === 'H3Event'),
  assume: ({ program }, registered, loose) => { assume({ program, convention: handing }, registered, loose) }
}
