import type { Arrival, View } from '@postern/engine'
import { injectionRule } from '../injection/rule.ts'
import { withoutShell } from './fix.ts'

/** Programs that run a text as a program of its own, and the arguments that say that one follows. */
const shells = /(?:^|[\\/])(?:sh|bash|zsh|dash|ksh|cmd|powershell|pwsh|node|python[\d.]*|perl|ruby|php)(?:\.exe)?$/i
const takesLine = /^(?:-[a-z]*[ce]|\/c|-command|-encodedcommand|-r|--eval|--print|-p)$/i
/** Programs whose options start other programs (`--upload-pack`), in these of their commands. */
const startsPrograms: Readonly<Record<string, RegExp>> = {
  git: /^(?:clone|fetch|pull|ls-remote|push|archive|grep|submodule)$/,
  hg: /^(?:clone|pull|push|incoming|outgoing)$/
}

export const noCommandInjection = injectionRule({
  meta: {
    name: 'no-command-injection',
    description: 'Data of the request must not be part of a line that a shell reads.',
    cwe: [78, 88]
  },
  kinds: ['command', 'command-file', 'command-argument'],
  judges: (view, arrival) => arrival.kind !== 'command-argument' || isGivenToShell(view, arrival) || mayBeOption(view, arrival),
  atMost: (_, view, arrival) => arrival.kind === 'command-argument' && !isGivenToShell(view, arrival) ? 'medium' : 'high',
  does: ({ kind, callee }) => kind === 'command-file' ? `decides which program \`${callee}\` starts`
    : kind === 'command-argument' ? `is handed by \`${callee}\` to a program that takes it for a command or an option` : `becomes part of the line that \`${callee}\` hands to a shell`,
  allows: 'run commands of their own on the server',
  instead: ({ kind }) => kind === 'command-file'
    ? 'Start one program that is named here, and take what may differ from a list of your own.'
    : kind === 'command-argument'
      ? 'Hand no text of the client\'s to a shell or an interpreter; put `--` before what may begin with a dash, so that it is no option.'
      : 'Start the program itself with its arguments in a list (`execFile(program, [...])`), which no shell reads.',
  fixes: (view, arrival) => arrival.kind === 'command' ? withoutShell(view, arrival) : []
})

/** `spawn('git', ['clone', url])`: an address that begins with a dash is an option, and some options start programs. */
function mayBeOption({ program }: View, { site, argument }: Arrival): boolean {
  const [file, list] = site.node.kind === 'call' ? site.node.arguments : []
  if (file === undefined || list?.kind !== 'array' || argument === null) return false
  const name = program.constant({ module: site.module, node: file })
  const commands = typeof name === 'string' && Object.hasOwn(startsPrograms, name) ? startsPrograms[name] : undefined
  const at = list.elements.findIndex(element => element === argument.node)
  const before = list.elements.slice(0, Math.max(at, 0))
    .map(element => element === null ? null : program.constant({ module: site.module, node: element }))
  const isHead = argument.node.kind !== 'concat' || argument.node.parts[0]?.kind !== 'literal'
  return commands !== undefined && at > 0 && isHead && before.some(word => typeof word === 'string' && commands.test(word)) && !before.includes('--')
}

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
