import { wrapHole } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

const verbs = { create: 'writes', update: 'writes', delete: 'removes', read: 'opens' } as const

export const noPathTraversal = injectionRule({
  meta: {
    name: 'no-path-traversal',
    description: 'Clients must not choose which file of the server is opened, written or removed.',
    cwe: [22, 73],
    hasSuggestions: true
  },
  kinds: ['file-path'],
  harms: ({ origin }) => origin.part !== 'archive',
  does: ({ callee, operation }) => `decides which file \`${callee}\` ${verbs[operation ?? 'read']}`,
  allows: 'climb out of the folder with `..` and reach any file that the server may touch',
  instead: () => 'Take the last part of it alone (`path.basename`), or resolve it below a folder and go on only when the result begins with that folder.',
  fixes: (view, arrival) => wrapHole(view, arrival, { title: 'Use the last part of the path alone', module: 'node:path', name: 'basename' })
})
