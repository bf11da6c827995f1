import type { Adapter } from '../adapter.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import { expressConvention } from './convention.ts'
import { expressDialect } from './dialect.ts'
import { looseHandlers } from './loose.ts'

/** https://expressjs.com/en/guide/routing.html, https://expressjs.com/en/guide/using-middleware.html */
export const express: Adapter = {
  name: 'express',
  manual: 'https://expressjs.com/en/5x/api.html',
  versions: '4 || 5',
  dialect: expressDialect,
  firstComeFirstServed: () => 'app',
  routes: ({ program }) => assemble({ program, convention: expressConvention }),
  loose: looseHandlers,
  assume: ({ program }, registered, loose) => { assume({ program, convention: expressConvention }, registered, loose) }
}
