import type { Item, Library } from '../model/library.ts'

const limit = { setting: 'body-limit', safeSince: '0' } as const
/** 1 MB of JSON and 56 kB of the rest, 200 MB of each file, unless it is told otherwise. */
const parser: Item = {
  call: {
    middleware: { role: 'body-parser' },
    settings: { '0.jsonLimit': limit, '0.formLimit': limit, '0.textLimit': limit, '0.formidable.maxFileSize': { setting: 'upload-limits', safeSince: '0' } }
  }
}

export const koaBody: Library = {
  package: 'koa-body',
  versions: '4 || 5 || 6 || 7 || 8',
  manual: 'https://github.com/koajs/koa-body#readme',
  exports: { default: { ...parser, undeclared: 'before 6 only' }, koaBody: parser }
}
