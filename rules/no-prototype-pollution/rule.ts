import { isFromClient, type Arrival, type Data, type RequestTaint } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noPrototypePollution = injectionRule({
  meta: {
    name: 'no-prototype-pollution',
    description: 'Keys of the request must not be written into objects of the server at a depth that they choose.',
    cwe: [1321],
    risks: [4, 6],
    severity: 'error'
  },
  kinds: ['merged-object', 'property-path'],
  taints: (_, { data }) => data.fields.has('object') && data.fields.has('key') ? bothKeys(data) : data.taints.filter(isFromClient),
  does: ({ kind, callee }: Arrival) => kind === 'property-path' ? `chooses which property \`${callee}\` writes` : `is merged with all its keys by \`${callee}\``,
  allows: 'send the key `__proto__` or `constructor` and change what every object of the server inherits',
  instead: ({ kind }) => kind === 'property-path'
    ? 'Take the key from a list of your own, or keep the values in a `Map`.'
    : 'Parse it with a schema that names its keys, or merge into `Object.create(null)` with a library that leaves out `__proto__`.'
})

/** Of two keys the first, where the client chooses both. */
function bothKeys({ fields }: Data): readonly RequestTaint[] {
  const open = (name: string): readonly RequestTaint[] =>
    (fields.get(name)?.taints ?? []).filter(isFromClient).filter(({ type }) => type === 'any' || type === 'string' || type === 'object')
  return open('key').length > 0 ? open('object') : []
}
