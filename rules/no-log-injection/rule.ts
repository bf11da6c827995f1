import { wrapHole } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noLogInjection = injectionRule({
  meta: {
    name: 'no-log-injection',
    description: 'Text of the request must not be written into a log line as it stands.',
    cwe: [117],
    risks: [11, 6],
    owasp: ['API8:2023', 'API10:2019', 'A09:2021'],
    preset: 'all',
    severity: 'warning'
  },
  kinds: ['log-text'],
  // Objects are printed with their line breaks escaped, as is what stands in JSON.
  harms: ({ type, path, origin }) => type === 'string' || (type === 'any' && path.length > 0 && origin.part !== 'files'),
  atMost: ({ type }) => type === 'string' ? 'high' : 'medium',
  does: ({ callee }) => `is written into the log by \`${callee}\` with the line breaks that it holds`,
  allows: 'write lines into the log that never happened',
  instead: () => 'Hand it to a logger that writes JSON, or take the line breaks out.',
  fixes: (view, arrival) => wrapHole(view, arrival, { title: 'Write it as JSON', before: 'JSON.stringify(', after: ')', closed: true })
})
