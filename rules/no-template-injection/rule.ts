import { isFromClient, isOpen, type Arrival, type RequestTaint } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noTemplateInjection = injectionRule({
  meta: {
    name: 'no-template-injection',
    description: 'Data of the request must not be the text of a template, nor choose the options of its engine.',
    cwe: [1336]
  },
  kinds: ['template-text', 'template-data'],
  taints: (_, { kind, data }) => kind === 'template-text' ? data.taints.filter(isFromClient) : data.taints.filter(isFromClient).filter(isObject),
  does: ({ kind, callee }: Arrival) => kind === 'template-text'
    ? `becomes part of the template that \`${callee}\` compiles`
    : `is handed with all its keys to \`${callee}\`, options of the engine among them`,
  allows: 'run code of their own in the server or have its files read',
  instead: ({ kind }) => kind === 'template-text'
    ? 'Write the template here or in a file, and hand in what differs as its data.'
    : 'Write the keys that the template uses one by one.'
})

/** An object whose keys the client chooses. */
function isObject({ keys, type }: RequestTaint): boolean {
  return isOpen(keys) && (type === 'any' || type === 'object')
}
