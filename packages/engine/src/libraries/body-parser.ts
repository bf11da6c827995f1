import type { Item, Library } from '../model/library.ts'

/** 100 kB unless it is told otherwise. */
const parser: Item = { call: { middleware: { role: 'body-parser' }, settings: { '0.limit': { setting: 'body-limit', safeSince: '0' } } } }
const parsers = { json: parser, urlencoded: parser, raw: parser, text: parser } satisfies Record<string, Item>

export const bodyParser: Library = {
  package: 'body-parser',
  versions: '1 || 2',
  manual: 'https://expressjs.com/en/resources/middleware/body-parser.html',
  exports: { default: { ...parser, members: parsers }, ...parsers }
}
