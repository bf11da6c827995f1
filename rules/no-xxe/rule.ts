import { injectionRule } from '../injection/rule.ts'

export const noXxe = injectionRule({
  meta: {
    name: 'no-xxe',
    description: 'XML of the request must not be read with its entities and definitions expanded.',
    cwe: [611, 776],
    owasp: ['API8:2023', 'API8:2019', 'A05:2021']
  },
  kinds: ['xml-text'],
  does: ({ callee }) => `is parsed by \`${callee}\`, which expands the entities that it defines`,
  allows: 'have files of the server and addresses of its network read into the document',
  instead: () => 'Leave the options off that expand entities and load definitions.'
})
