import type { Adapter } from '../adapter.ts'
import type { Dialect } from '../guards/dialect.ts'
import type { Platform } from './applications.ts'
import { assemble } from './assemble.ts'
import { assume } from './assume.ts'
import { onExpress, onKoa } from './dialect.ts'
import { PACKAGE } from './package.ts'

/** https://github.com/typestack/routing-controllers */
const adapter = (platform: Platform, dialect: Dialect): Adapter => ({
  name: PACKAGE,
  manual: 'https://github.com/typestack/routing-controllers',
  versions: '0.7 || 0.8 || 0.9 || 0.10 || 0.11',
  dialect,
  routes: context => assemble(context, platform),
  assume: ({ program }, registered) => { assume(program, registered, platform) }
})

export const routingControllers: Adapter = adapter('express', onExpress)
export const routingControllersKoa: Adapter = adapter('koa', onKoa)
