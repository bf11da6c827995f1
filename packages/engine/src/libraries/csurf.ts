import type { Library } from '../model/library.ts'

export const csurf: Library = {
  package: 'csurf',
  versions: '1',
  manual: 'https://github.com/expressjs/csurf#readme',
  exports: { default: { call: { middleware: { role: 'csrf' } } } }
}
