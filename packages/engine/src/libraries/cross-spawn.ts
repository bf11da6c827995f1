import type { Input, Item, Library } from '../model/library.ts'

const inShell: Input = { kind: 'command', onlyIf: [{ port: '2.shell', is: true }] }
const program: Item = { call: { inputs: { 0: 'command-file', '1[]': 'command-argument', '*': inShell } } }

export const crossSpawn: Library = {
  package: 'cross-spawn',
  versions: '7',
  manual: 'https://github.com/moxystudio/node-cross-spawn#readme',
  exports: { default: { ...program, members: { spawn: program, sync: program } }, spawn: program, sync: program }
}
