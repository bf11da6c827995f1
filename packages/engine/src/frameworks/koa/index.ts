import type { Adapter } from '../adapter.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import { handlersByType } from '../routing/loose.ts'
import { isContext, koaConvention } from './convention.ts'
import { koaDialect } from './dialect.ts'

/** https://koajs.com, https://github.com/koajs/router/blob/master/API.md */
export const koa: Adapter = {
  name: 'koa',
  manual: 'https://koajs.com',
  versions: '2 || 3',
  dialect: koaDialect,
  firstComeFirstServed: () => 'app',
  routes: ({ program }) => assemble({ program, convention: koaConvention }),
  loose: ({ program }, registered) => handlersByType({ program, convention: koaConvention }, registered, isContext),
  assume: ({ program }, registered, loose) => { assume({ program, convention: koaConvention }, registered, loose) }
}
