import type { Input, Item, Library, Signature } from '../model/library.ts'

/** A line for `/bin/sh`. */
const shell: Signature = { inputs: { 0: 'command' } }
const inShell = (options: string): Input => ({ kind: 'command', onlyIf: [{ port: `${options}.shell`, is: true }] })

/** A program with arguments; with the option `shell` all of it is one line for the shell. */
const program: Item = {
  call: [
    { when: { 1: 'array' }, inputs: { 0: 'command-file', '1[]': 'command-argument', '*': inShell('2') } },
    { inputs: { 0: 'command-file', 1: 'command-argument' } }
  ]
}

const functions = {
  exec: { call: shell },
  execSync: { call: shell },
  execFile: program,
  execFileSync: program,
  spawn: program,
  spawnSync: program,
  fork: { call: { inputs: { 0: 'command-file' } } }
} satisfies Record<string, Item>

export const nodeChildProcess: Library = {
  package: 'node:child_process',
  aliases: ['child_process'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/child_process.html',
  exports: { default: { members: functions }, ...functions }
}
