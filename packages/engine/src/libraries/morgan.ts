import type { Library } from '../model/library.ts'

export const morgan: Library = {
  package: 'morgan',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/morgan.html',
  exports: { default: { call: { middleware: { role: 'other' } } } }
}
