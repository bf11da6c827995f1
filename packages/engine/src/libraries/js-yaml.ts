import type { Item, Library } from '../model/library.ts'

const data: Item = { call: { returns: { from: '0' } } }
/** Until version 3 it makes the functions and regular expressions that the text asks for. */
const loads: Item = { call: { inputs: { 0: { kind: 'serialized', before: '4.0.0' } }, returns: { from: '0' } } }

const functions = {
  load: loads,
  loadAll: loads,
  safeLoad: { ...data, undeclared: 'of version 3' },
  safeLoadAll: { ...data, undeclared: 'of version 3' },
  dump: {}
} satisfies Record<string, Item>

export const jsYaml: Library = {
  package: 'js-yaml',
  versions: '3 || 4',
  manual: 'https://github.com/nodeca/js-yaml#readme',
  exports: { default: { members: functions }, ...functions }
}
