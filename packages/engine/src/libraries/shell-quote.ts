import type { Library } from '../model/library.ts'

export const shellQuote: Library = {
  package: 'shell-quote',
  versions: '1',
  manual: 'https://github.com/ljharb/shell-quote#readme',
  exports: { quote: { call: { returns: { from: '0', as: 'string', cleans: ['command', 'command-file'] } } }, parse: { call: { returns: { array: { from: '0', as: 'string' } } } } }
}
