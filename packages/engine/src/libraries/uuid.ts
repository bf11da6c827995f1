import type { Item, Library } from '../model/library.ts'

const makes: Item = { call: { returns: { value: 'uuid' } } }

export const uuid: Library = {
  package: 'uuid',
  versions: '8 || 9 || 10 || 11 || 12 || 13 || 14',
  manual: 'https://github.com/uuidjs/uuid#readme',
  exports: {
    v1: makes,
    v3: makes,
    v4: makes,
    v5: makes,
    v6: makes,
    v7: makes,
    parse: { call: { returns: { from: '0', as: 'buffer' } } },
    stringify: { call: { returns: { from: '0', as: 'uuid' } } },
    validate: { call: { checks: { value: '0', passes: 'true', as: 'uuid' }, returns: { value: 'boolean' } } }
  }
}
