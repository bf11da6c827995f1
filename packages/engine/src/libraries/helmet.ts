import type { Library } from '../model/library.ts'

export const helmet: Library = {
  package: 'helmet',
  versions: '4 || 5 || 6 || 7 || 8',
  manual: 'https://helmetjs.github.io/',
  exports: { default: { call: { middleware: { role: 'headers' }, settings: { 0: 'header-protection' } } } }
}
