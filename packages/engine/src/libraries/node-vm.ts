import type { Item, Library } from '../model/library.ts'

const runs: Item = { call: { inputs: { 0: 'code' } } }

const functions = {
  runInContext: runs,
  runInNewContext: runs,
  runInThisContext: runs,
  compileFunction: runs,
  createContext: { call: { returns: { from: '0' } } },
  isContext: {},
  Script: { new: { inputs: { 0: 'code' }, returns: { type: 'Script' } } },
  SourceTextModule: { new: { inputs: { 0: 'code' } } }
} satisfies Record<string, Item>

export const nodeVm: Library = {
  package: 'node:vm',
  aliases: ['vm'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/vm.html',
  exports: { default: { members: functions }, ...functions },
  types: { Script: { members: { runInContext: {}, runInNewContext: {}, runInThisContext: {} } } }
}

/** Its authors say of it that it cannot keep code in. */
export const vm2: Library = {
  package: 'vm2',
  versions: '3',
  manual: 'https://github.com/patriksimek/vm2#readme',
  exports: {
    VM: { new: { returns: { type: 'VM' } } },
    NodeVM: { new: { returns: { type: 'NodeVM' } }, members: { code: { ...runs, undeclared: 'static' }, file: { undeclared: 'static' } } },
    VMScript: { new: { inputs: { 0: 'code' } } }
  },
  types: { VM: { members: { run: runs } }, NodeVM: { members: { run: runs } } }
}

const evaluates: Item = { call: { inputs: { 0: 'code' } }, undeclared: 'the package has no declarations' }

/** Evaluators that promise a sandbox and have been left more than once. */
export const notevil: Library = {
  package: 'notevil',
  aliases: ['safe-eval', 'static-eval', 'node-eval', 'eval', 'require-from-string'],
  versions: '1',
  manual: 'https://github.com/mmckegg/notevil#readme',
  exports: { default: evaluates, eval: evaluates }
}
