import { wrapHole } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noRegexInjection = injectionRule({
  meta: {
    name: 'no-regex-injection',
    description: 'Clients must not write the regular expression that the server runs.',
    cwe: [1333, 400],
    risks: [6, 7],
    owasp: ['API4:2023', 'API4:2019', 'A03:2021'],
    severity: 'warning'
  },
  kinds: ['regex'],
  does: ({ callee }) => `becomes the pattern of \`${callee}\``,
  allows: 'send a pattern that takes years on one text and keep the whole server from answering',
  instead: () => 'Escape the signs of patterns in it, or search for it as a text (`includes`).',
  fixes: (view, arrival) => arrival.package === 'javascript'
    ? wrapHole(view, arrival, { title: 'Escape the signs of patterns', before: 'String(', after: ').replace(/[.*+?^${}()|[\\]\\\\]/g, \'\\\\$&\')', closed: true })
    : []
})
