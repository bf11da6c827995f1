import type { Arrival } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

const languages: Readonly<Partial<Record<Arrival['kind'], readonly [name: string, instead: string]>>> = {
  'ldap-filter': ['LDAP filter', 'Build the filter of objects (`new EqualityFilter({ attribute, value })`), which escape what they hold.'],
  'xpath': ['XPath', 'Bind it as a variable of the expression.'],
  'graphql-text': ['GraphQL query', 'Declare a variable in the query and give the value beside it.']
}

export const noQueryLanguageInjection = injectionRule({
  meta: {
    name: 'no-query-language-injection',
    description: 'Data of the request must not be part of the text of an LDAP filter, an XPath or a GraphQL query.',
    cwe: [90, 643, 943]
  },
  kinds: ['ldap-filter', 'xpath', 'graphql-text'],
  harms: ({ type }) => type === 'string' || type === 'any',
  does: ({ kind, callee }) => `becomes part of the ${languages[kind]?.[0] ?? 'query'} that \`${callee}\` reads`,
  allows: 'change what is asked and get what they may not see',
  instead: ({ kind }) => languages[kind]?.[1] ?? 'Give it as a value beside the query.'
})
