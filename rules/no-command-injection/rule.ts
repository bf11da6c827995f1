import type { Arrival, View } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'

const shells = /(?:^|[\\/])(?:sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(?:\.exe)?$/i
const takesLine = /^(?:-[a-z]*c|\/c|-command|-encodedcommand)$/i

export const noCommandInjection = injectionRule({
  meta: {
    name: 'no-command-injection',
    description: 'Data of the request must not be part of a line that a shell reads.',
    cwe: [78, 88]
  },
  kinds: ['command', 'command-file', 'command-argument'],
  judges: (view, arrival) => arrival.kind !== 'command-argument' || isGivenToShell(view, arrival),
  does: ({ kind, callee }) => kind === 'command-file' ? `decides which program \`${callee}\` starts` : `becomes part of the line that \`${callee}\` hands to a shell`,
  allows: 'run commands of their own on the server',
  instead: ({ kind }) => kind === 'command-file'
    ? 'Start one program that is named here, and take what may differ from a list of your own.'
    : 'Start the program itself with its arguments in a list (`execFile(program, [...])`), which no shell reads.'
})

/** `spawn('sh', ['-c', line])`: the program is a shell, and one of its arguments says that a line follows. */
function isGivenToShell({ program }: View, { site }: Arrival): boolean {
  const [file, list] = site.node.kind === 'call' ? site.node.arguments : []
  if (file === undefined || list?.kind !== 'array') return false
  const name = program.constant({ module: site.module, node: file })
  return typeof name === 'string' && shells.test(name) && list.elements.some(element => {
    const constant = element === null ? null : program.constant({ module: site.module, node: element })
    return typeof constant === 'string' && takesLine.test(constant)
  })
}
