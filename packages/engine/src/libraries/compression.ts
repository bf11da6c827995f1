import type { Library } from '../model/library.ts'

export const compression: Library = {
  package: 'compression',
  versions: '1',
  manual: 'https://expressjs.com/en/resources/middleware/compression.html',
  exports: { default: { call: { middleware: { role: 'other' } } } }
}
