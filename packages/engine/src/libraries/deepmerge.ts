import type { Library, Signature } from '../model/library.ts'

/** It leaves `__proto__` as a key of the result, which is a new object. */
const merges: Signature = { returns: [{ from: '0' }, { from: '1' }] }

export const deepmerge: Library = {
  package: 'deepmerge',
  versions: '4',
  manual: 'https://github.com/TehShrimp/deepmerge#readme',
  exports: { default: { call: merges, members: { all: { call: { returns: { from: '0', element: true } } } } } }
}

const none = 'the package has no declarations'

/** Old copies that follow `__proto__` wherever it leads. */
export const mergers: Library = {
  package: 'merge-deep',
  aliases: ['deep-extend', 'defaults-deep', 'merge-objects', 'assign-deep', 'mixin-deep', 'node.extend', 'extend'],
  versions: '*',
  manual: 'https://github.com/jonschlinkert/merge-deep#readme',
  exports: { default: { call: { inputs: { '1*': 'merged-object' }, stores: [{ from: '1*', into: '0' }], returns: { from: '0' } }, undeclared: none } }
}

export const pathSetters: Library = {
  package: 'set-value',
  aliases: ['dot-prop', 'object-path', 'dset'],
  versions: '*',
  manual: 'https://github.com/jonschlinkert/set-value#readme',
  exports: { default: { call: { inputs: { 1: 'property-path' } }, members: { set: { call: { inputs: { 1: 'property-path' } } } }, undeclared: none } }
}
