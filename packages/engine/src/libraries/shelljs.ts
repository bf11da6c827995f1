import type { Item, Library } from '../model/library.ts'

const opens: Item = { call: { inputs: { 0: { kind: 'file-path', operation: 'read' } } } }
const removes: Item = { call: { inputs: { '*': { kind: 'file-path', operation: 'delete' } } } }
const copies: Item = { call: { inputs: { '*': { kind: 'file-path', operation: 'update' } } } }

const functions = {
  exec: { call: { inputs: { 0: 'command' } } },
  cat: opens,
  ls: {},
  rm: removes,
  cp: copies,
  mv: copies,
  mkdir: copies,
  touch: copies
} satisfies Record<string, Item>

export const shelljs: Library = {
  package: 'shelljs',
  versions: '0.8 || 0.9 || 0.10',
  manual: 'https://github.com/shelljs/shelljs#readme',
  exports: { default: { members: functions }, ...functions }
}
