import type { Item, Library } from '../model/library.ts'

const limit = { setting: 'body-limit', safeSince: '0' } as const
/** 1 MB of JSON and 56 kB of forms unless it is told otherwise. */
const parser: Item = {
  call: { middleware: { role: 'body-parser' }, settings: { '0.jsonLimit': limit, '0.formLimit': limit, '0.textLimit': limit, '0.xmlLimit': limit } }
}

export const koaBodyparser: Library = {
  package: 'koa-bodyparser',
  aliases: ['@koa/bodyparser'],
  versions: '3 || 4',
  manual: 'https://github.com/koajs/bodyparser#readme',
  exports: { default: parser, bodyParser: { ...parser, undeclared: 'of @koa/bodyparser' } }
}
