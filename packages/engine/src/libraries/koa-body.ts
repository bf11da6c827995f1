import type { Item, Library } from '../model/library.ts'

const parser: Item = { call: { middleware: { role: 'body-parser' } } }

export const koaBody: Library = {
  package: 'koa-body',
  versions: '4 || 5 || 6 || 7 || 8',
  manual: 'https://github.com/koajs/koa-body#readme',
  exports: { default: { ...parser, undeclared: 'before 6 only' }, koaBody: parser }
}
