import type { Item, Library } from '../model/library.ts'

const open: Item = { call: { reveals: 'debugger' } }

export const nodeInspector: Library = {
  package: 'node:inspector',
  aliases: ['inspector', 'node:inspector/promises', 'inspector/promises'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/inspector.html',
  exports: { default: { members: { open } }, open }
}
