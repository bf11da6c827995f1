import type { Arrival, RequestTaint } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

/** What a link of a stranger can set in the browser of somebody else. */
const inLinks: ReadonlySet<RequestTaint['origin']['part']> = new Set(['query', 'params', 'body', 'path'])

export const noOpenRedirect = injectionRule({
  meta: {
    name: 'no-open-redirect',
    description: 'Clients must not choose the site to which the server sends a browser.',
    cwe: [601],
    owasp: ['API8:2023', 'API7:2019', 'A01:2021']
  },
  kinds: ['redirect-target', 'response-header-value'],
  cleanedAs: ['redirect-target'],
  judges: (_, { kind, header }: Arrival) => kind === 'redirect-target' || header?.toLowerCase() === 'location',
  harms: ({ origin }) => inLinks.has(origin.part),
  // A `Location` is a redirect by the status alone, which may be set elsewhere.
  atMost: ({ origin }, _, { kind }) => origin.part === 'path' || kind === 'response-header-value' ? 'low' : 'high',
  does: ({ callee }) => `decides where \`${callee}\` sends the browser`,
  allows: 'make a link to this server that ends on a page of a stranger',
  instead: () => 'Send to paths of this server only: go on when it begins with one `/` and no second, or when its host is one of a list.'
})
