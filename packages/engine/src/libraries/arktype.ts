import type { Item, Library, LibraryType, SchemaStep, Signature } from '../model/library.ts'

const changes = (step: SchemaStep): Item => ({ call: { returns: { schema: { change: 'this', ...step } } } })
const self: Item = { call: { returns: { self: true } } }
/** A type is called with a value and gives it back, or what is wrong with it. */
const call: Signature = { returns: { parse: '0', schema: 'this' } }

const undeclared: Item = {
  call: {
    returns: {
      schema: {
        change: 'this',
        modes: [{ port: '0', is: 'reject', unknown: 'reject' }, { port: '0', is: 'delete', unknown: 'strip' }, { port: '0', is: 'ignore', unknown: 'keep' }]
      }
    }
  }
}
const base: LibraryType = {
  call,
  members: {
    assert: { call },
    from: { call },
    allows: { call: { checks: { value: '0', passes: 'true', schema: 'this' }, returns: { value: 'boolean' } } },
    pick: { ...changes({ only: '*' }), undeclared: 'of types of objects' },
    omit: { ...changes({ except: '*' }), undeclared: 'of types of objects' },
    merge: { ...changes({ merge: '0' }), undeclared: 'of types of objects' },
    partial: { ...self, undeclared: 'of types of objects' },
    required: { ...self, undeclared: 'of types of objects' },
    and: changes({ merge: '0' }),
    or: changes({ either: '0' }),
    array: { call: { returns: [{ schema: { type: 'array', element: 'this' } }, { type: 'Type' }] } },
    optional: self,
    default: { ...self, undeclared: 'of its own kind of type' },
    narrow: self,
    describe: self,
    configure: self,
    brand: { ...self, undeclared: 'of its own kind of type' },
    pipe: { ...changes({ becomes: '0' }), undeclared: 'has members, too' },
    onUndeclaredKey: undeclared,
    onDeepUndeclaredKey: undeclared
  }
}

/** Keys that a type does not name stay, unless `'+'` says otherwise. What kinds of values its texts name is not read. */
export const arktype: Library = {
  package: 'arktype',
  versions: '2',
  manual: 'https://arktype.io/docs/objects#properties-undeclared',
  exports: {
    type: {
      call: {
        returns: [
          {
            schema: {
              type: 'object', shape: '0', unknown: 'keep',
              modes: [{ port: '0.+', is: 'reject', unknown: 'reject' }, { port: '0.+', is: 'delete', unknown: 'strip' }]
            }
          },
          { type: 'Type' }
        ]
      }
    }
  },
  types: { Type: { ...base, virtual: true } }
}
