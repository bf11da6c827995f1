import type { Library } from '../model/library.ts'

export const cookieParser: Library = {
  package: 'cookie-parser',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/cookie-parser.html',
  exports: { default: { call: { middleware: { role: 'other' }, settings: { 0: 'secret' } } } }
}
