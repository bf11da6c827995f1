import type { Item, Library } from '../model/library.ts'

const quotes: Item = { call: { returns: { from: '0', as: 'string', cleans: ['command', 'command-file'] } } }

export const shescape: Library = {
  package: 'shescape',
  versions: '1 || 2 || 3',
  manual: 'https://github.com/ericcornelissen/shescape/blob/main/docs/api.md',
  exports: {
    Shescape: { new: { returns: { type: 'Shescape' } } },
    quote: { ...quotes, undeclared: 'of version 1' },
    escape: { ...quotes, undeclared: 'of version 1' }
  },
  types: { Shescape: { members: { quote: quotes, quoteAll: quotes, escape: quotes, escapeAll: quotes } } }
}
