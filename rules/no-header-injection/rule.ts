import type { Arrival } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

/** Headers whose value decides what browsers do with the answer. */
const decisive = /^(?:set-cookie|content-security-policy|access-control-allow-(?:methods|headers)|x-accel-redirect|x-sendfile|refresh|link)$/i

export const noHeaderInjection = injectionRule({
  meta: {
    name: 'no-header-injection',
    description: 'Clients must not choose the name of a header, nor the value of one that decides what browsers do.',
    cwe: [113, 644],
    preset: 'strict',
    severity: 'warning'
  },
  kinds: ['response-header-name', 'response-header-value'],
  judges: (_, { kind, header }: Arrival) => kind === 'response-header-name' || decisive.test(header ?? ''),
  harms: ({ origin, path }, _, { kind }) => kind === 'response-header-value' || path.length > 0 || origin.part === 'path',
  atMost: ({ type }, _, { kind }) => type === 'string' && kind === 'response-header-value' ? 'high' : 'medium',
  does: ({ kind, callee, header }) => kind === 'response-header-name' ? `chooses the header that \`${callee}\` sets` : `becomes part of the header \`${header ?? ''}\` that \`${callee}\` sets`,
  allows: 'take the protection of other headers away or have the answer read as something else',
  instead: () => 'Take it from a list of your own.'
})
