import { isFromClient, type Arrival, type Data, type RequestTaint } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'
import { compareAsValue } from './fix.ts'

export const noNosqlInjection = injectionRule({
  meta: {
    name: 'no-nosql-injection',
    description: 'Clients must not put operators into the condition of a query, nor text into code that the database runs.',
    cwe: [943]
  },
  kinds: ['filter', 'filter-code'],
  judges: (_, { kind, input }) => kind === 'filter-code' || (typeof input === 'object' && input.operators === true),
  taints: (_, { kind, data }) => kind === 'filter-code' ? [...data.taints].filter(isFromClient) : conditions(data),
  // Of a query only some parsers make objects.
  atMost: ({ origin, path }, _, { kind }) => kind === 'filter' && origin.part === 'query' && path.length > 0 ? 'medium' : 'high',
  does: ({ kind, callee }: Arrival) => kind === 'filter-code'
    ? `becomes part of the code that \`${callee}\` has the database run`
    : `is a condition of \`${callee}\` of whatever type it comes in`,
  allows: 'send `{ "$ne": null }` in place of a value and meet rows that are not theirs',
  instead: ({ kind }) => kind === 'filter-code'
    ? 'Compare columns with values in the condition itself.'
    : 'Compare it as a value (`{ $eq: value }`), make it a text (`String(value)`), or let a schema say its type.',
  fixes: compareAsValue
})

/** Operators whose operands are conditions again; those of all others are compared as they are. */
const nested: ReadonlySet<string> = new Set(['$and', '$or', '$nor', '$not', '$elemMatch'])

/** Data of the client in places where an object would be read as a condition. */
function conditions({ taints, fields, elements }: Data): readonly RequestTaint[] {
  return [
    ...taints.filter(isFromClient).filter(({ type }) => type === 'any' || type === 'object'),
    ...[...fields].filter(([name]) => !name.startsWith('$') || nested.has(name)).flatMap(([, value]) => conditions(value)),
    ...elements === null ? [] : conditions(elements)
  ]
}
