import { wrapHole } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const requirePaginationBound = injectionRule({
  meta: {
    name: 'require-pagination-bound',
    description: 'A page that a client asks for must have a largest size.',
    risks: [7],
    cwe: [770],
    owasp: ['API4:2023', 'API4:2019', 'A04:2021'],
    preset: 'strict',
    severity: 'warning'
  },
  kinds: ['row-limit'],
  harmless: new Set(['boolean', 'date', 'uuid', 'enum', 'null', 'object', 'array']),
  does: ({ callee }) => `decides how many rows \`${callee}\` loads`,
  allows: 'ask for all of them at once, again and again, until the database and the memory of the server are full',
  instead: () => 'Cut it at a largest size: `Math.min(limit, 100)`, or a schema with a maximum.',
  fixes: (view, arrival) => wrapHole(view, arrival, { title: 'Load at most 100 rows', before: 'Math.min(', after: ', 100)', closed: true })
})
