import { percentEncoded } from '../model/kind.ts'
import type { Item, Library, Signature } from '../model/library.ts'

/** A parameter that is written is encoded when the address is made a text of: it cannot choose a host. */
const written: Signature = { stores: [{ from: '1', into: 'this[]', cleans: percentEncoded }] }

/** A member by the name of `Object.prototype.toString`: written out, its type is that of the prototype. */
const text: Item = { call: { returns: { from: 'this', as: 'string', cleans: percentEncoded } } }

const classes = {
  URL: {
    new: { returns: [{ from: '0', as: 'string' }, { from: '1', as: 'string' }, { record: { searchParams: { type: 'node:url#URLSearchParams' } } }] },
    members: { canParse: { call: { returns: { value: 'boolean' } } } }
  },
  URLSearchParams: { new: { returns: [{ from: '0' }, { type: 'node:url#URLSearchParams' }] } }
} satisfies Record<string, Item>

/** Addresses as the WHATWG's URL Standard has them; the global classes are these too. */
export const nodeUrl: Library = {
  package: 'node:url',
  aliases: ['url'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/url.html',
  exports: { default: { members: classes }, ...classes },
  types: {
    URLSearchParams: {
      members: {
        set: { call: written },
        append: { call: written },
        toString: text
      }
    }
  }
}
