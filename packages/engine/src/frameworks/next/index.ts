import type { Value } from '../../model/index.ts'
import type { Adapter, Registered } from '../adapter.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { appRoutes, pagesHanding, pagesRoutes, routeHanding } from './assemble.ts'
import { nextDialect, pagesDialect } from './dialect.ts'

const isA = (name: string, type: string) => (value: Value): boolean => value.kind === 'instance' && value.package === name && value.type === type

/** https://nextjs.org/docs/app/api-reference/file-conventions/route, https://nextjs.org/docs/app/api-reference/directives/use-server */
export const next: Adapter = {
  name: 'next',
  manual: 'https://nextjs.org/docs/app/building-your-application/routing/route-handlers',
  versions: '13 || 14 || 15 || 16',
  dialect: nextDialect,
  routes: appRoutes,
  loose: ({ program }, registered) => handlersByType({ program, convention: { framework: 'next' } }, registered, isA('next/server', 'NextRequest')),
  assume: ({ program }, registered, loose) => {
    assume({ program, convention: routeHanding }, withoutInputs(registered), loose)
  }
}

/** https://nextjs.org/docs/pages/building-your-application/routing/api-routes */
export const nextPages: Adapter = {
  name: 'next pages',
  manual: 'https://nextjs.org/docs/pages/building-your-application/routing/api-routes',
  versions: '13 || 14 || 15 || 16',
  dialect: pagesDialect,
  routes: pagesRoutes,
  loose: ({ program }, registered) => handlersByType({ program, convention: { framework: 'next' } }, registered, isA('next', 'NextApiRequest')),
  assume: ({ program }, registered, loose) => { assume({ program, convention: pagesHanding }, registered, loose) }
}

/** Parameters of actions, and of callbacks that packages ask, are no requests. */
function withoutInputs(registered: Registered): Registered {
  return { ...registered, elements: registered.elements.filter(({ element }) => element.inputs === undefined) }
}

