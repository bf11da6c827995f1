import type { Library } from '../model/library.ts'

export const koaBodyparser: Library = {
  package: 'koa-bodyparser',
  aliases: ['@koa/bodyparser'],
  versions: '3 || 4',
  manual: 'https://github.com/koajs/bodyparser#readme',
  exports: { default: { call: { middleware: { role: 'body-parser' } } }, bodyParser: { call: { middleware: { role: 'body-parser' } }, undeclared: 'of @koa/bodyparser' } }
}
