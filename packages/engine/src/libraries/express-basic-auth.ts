import type { Library } from '../model/library.ts'

export const expressBasicAuth: Library = {
  package: 'express-basic-auth',
  versions: '1',
  manual: 'https://github.com/LionC/express-basic-auth#readme',
  exports: { default: { call: { middleware: { role: 'guard' } } } }
}
