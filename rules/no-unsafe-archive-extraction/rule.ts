import { wrapHole, type Arrival } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

export const noUnsafeArchiveExtraction = injectionRule({
  meta: {
    name: 'no-unsafe-archive-extraction',
    description: 'Names of the entries of an archive must not decide where they are written.',
    cwe: [22, 409]
  },
  kinds: ['file-path'],
  judges: (_, { operation }: Arrival) => operation !== 'read',
  harms: ({ origin }) => origin.part === 'archive',
  does: ({ callee }) => `says where \`${callee}\` writes it`,
  allows: 'send an archive with an entry `../../server.js` and replace files of the server',
  instead: () => 'Resolve the name below the folder and go on only when the result begins with that folder, or take the last part of it alone.',
  fixes: (view, arrival) => wrapHole(view, arrival, { title: 'Use the last part of the name alone', module: 'node:path', name: 'basename' })
})
