import { injectionRule } from '../injection/rule.ts'

export const noUnsafeDeserialization = injectionRule({
  meta: {
    name: 'no-unsafe-deserialization',
    description: 'Data of the request must not be read by a format that can hold code or objects of any class.',
    cwe: [502],
    owasp: ['API8:2023', 'API8:2019', 'A08:2021']
  },
  kinds: ['serialized'],
  does: ({ callee }) => `is turned into objects by \`${callee}\``,
  allows: 'send text that runs as code while it is read',
  instead: () => 'Read it with `JSON.parse`, or with the schema of the library that makes plain data alone.'
})
