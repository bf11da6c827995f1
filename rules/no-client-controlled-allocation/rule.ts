import { injectionRule } from '../injection/rule.ts'

export const noClientControlledAllocation = injectionRule({
  meta: {
    name: 'no-client-controlled-allocation',
    description: 'Clients must not choose how much memory or work a request takes.',
    risks: [7],
    cwe: [770, 789, 834],
    owasp: ['API4:2023', 'API4:2019', 'A04:2021']
  },
  kinds: ['allocation-size'],
  // A number is what is dangerous here; these are none that a client can make large.
  harmless: new Set(['boolean', 'date', 'uuid', 'enum', 'null', 'object', 'array']),
  does: ({ callee }) => `decides how much \`${callee}\` makes`,
  allows: 'ask for gigabytes and end the process, or keep it busy for everybody else',
  instead: () => 'Give it a largest value: `Math.min(size, most)`, or a schema with a maximum.'
})
