import { injectionRule } from '../injection/rule.ts'

export const noCodeInjection = injectionRule({
  meta: {
    name: 'no-code-injection',
    description: 'Data of the request must not be run as a program.',
    cwe: [94, 95]
  },
  kinds: ['code'],
  does: ({ callee }) => `becomes part of the program that \`${callee}\` runs`,
  allows: 'run code of their own in the server',
  instead: () => 'Read data with `JSON.parse`, choose functions from an object of your own, and calculate with a parser that knows numbers only.'
})
