import type { Arrival, Rule, View } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'
import { sentAs } from './sent-as.ts'
import { unescaped } from './unescaped.ts'

const reflected = injectionRule({
  meta: {
    name: 'no-reflected-html',
    description: 'Data of the request must not be part of an answer that a browser reads as HTML.',
    cwe: [79, 116],
    owasp: ['API8:2023', 'API8:2019', 'A03:2021']
  },
  kinds: ['response-body', 'html'],
  cleanedAs: ['html'],
  judges: (view: View, arrival: Arrival) => arrival.kind === 'html' || sentAs(view, arrival) === 'html',
  // A body as a whole is an object, which is sent as JSON.
  harms: ({ path, type, origin }) => type === 'string' || (type === 'any' && (path.length > 0 || origin.part === 'path')),
  atMost: ({ origin, type }) => origin.part === 'headers' || origin.part === 'cookies' || origin.part === 'path' ? 'low' : type === 'string' ? 'high' : 'medium',
  does: ({ callee }) => `is sent as HTML by \`${callee}\``,
  allows: 'make a link or a form whose answer runs a script in the browser of somebody else, with their session',
  instead: () => 'Send it as JSON or plain text, escape it (`escape-html`), or hand it to a template that escapes.'
})

export const noReflectedHtml: Rule = {
  ...reflected,
  * run(view) {
    yield* reflected.run(view)
    yield* unescaped(view)
  }
}
