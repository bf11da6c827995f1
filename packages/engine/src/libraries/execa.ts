import type { Input, Item, Library, Signature } from '../model/library.ts'

const inShell = (port: string): Input => ({ kind: 'command', onlyIf: [{ port, is: true }] })
const file: Input = { kind: 'command-file' }

/** `execa(file, arguments, options)`; a shell reads it only when the option says so. */
const program: readonly Signature[] = [
  { when: { 1: 'array' }, inputs: { 0: file, '1[]': 'command-argument', '*': inShell('2.shell') } },
  { inputs: { 0: file } }
]
/** Holes are arguments of their own: nothing is quoted, since no shell reads it. */
const started: Item = { call: program, tag: {} }
/** A line that execa itself takes apart at blanks. */
const line: Item = { call: { inputs: { 0: { kind: 'command', onlyIf: [{ port: '1.shell', is: true }] } } } }

export const execa: Library = {
  package: 'execa',
  versions: '5 || 6 || 7 || 8 || 9',
  manual: 'https://github.com/sindresorhus/execa/blob/main/docs/api.md',
  exports: {
    default: { call: program, undeclared: 'the CommonJS value of 5' },
    execa: started,
    execaSync: started,
    execaNode: { call: { inputs: { 0: file } } },
    execaCommand: { ...line, undeclared: 'until 9' },
    execaCommandSync: { ...line, undeclared: 'until 9' },
    $: { tag: {} }
  }
}
