import type { Adapter } from '../adapter.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { assemble, handing } from './assemble.ts'
import { reactRouterDialect } from './dialect.ts'

/** https://reactrouter.com/start/framework/routing, https://v2.remix.run/docs/file-conventions/routes */
export const reactRouter: Adapter = {
  name: 'react-router',
  manual: 'https://reactrouter.com/how-to/file-route-conventions',
  versions: 'react-router 7 || 8, @remix-run/node 2',
  dialect: reactRouterDialect,
  routes: ({ program }) => assemble(program),
  loose: ({ program }, registered) => handlersByType({ program, convention: { framework: 'react-router' } }, registered,
    value => value.kind === 'instance' && value.package === 'react-router' && value.type === 'LoaderFunctionArgs'),
  assume: ({ program }, registered, loose) => { assume({ program, convention: handing }, registered, loose) }
}
