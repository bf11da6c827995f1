import type { Adapter } from '../adapter.ts'
import { assemble } from './assemble.ts'
import { assume } from './assume.ts'
import { expressDialect } from './dialect.ts'
import { looseHandlers } from './loose.ts'
import { Registrations } from './registrations.ts'

/** https://expressjs.com/en/guide/routing.html, https://expressjs.com/en/guide/using-middleware.html */
export const express: Adapter = {
  name: 'express',
  manual: 'https://expressjs.com/en/5x/api.html',
  versions: '4 || 5',
  dialect: expressDialect,
  routes: context => assemble(context, new Registrations(context)),
  loose: looseHandlers,
  assume
}
