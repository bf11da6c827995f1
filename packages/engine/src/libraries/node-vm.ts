import type { Item, Library } from '../model/library.ts'

const runs: Item = { call: { inputs: { 0: 'code' } } }
/** The program uses what the object holds that is its global one. */
const runsIn: Item = { call: { inputs: { 0: 'code', 1: 'code-context' } } }
const usesContext: Item = { call: { inputs: { 0: 'code-context' } } }

const functions = {
  runInContext: runsIn,
  runInNewContext: runsIn,
  runInThisContext: runs,
  compileFunction: { call: { inputs: { 0: 'code', '1[]': 'code', '2.parsingContext': 'code-context' } } },
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
  types: { Script: { members: { runInContext: usesContext, runInNewContext: usesContext, runInThisContext: {} } } }
}

/** A thread runs a file, or with `eval` a text. */
export const nodeWorkerThreads: Library = {
  package: 'node:worker_threads',
  aliases: ['worker_threads'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/worker_threads.html#new-workerfilename-options',
  exports: (members => ({ default: { members }, ...members }))({
    Worker: {
      new: [
        { when: { 1: 'present' }, inputs: { 0: { kind: 'code', onlyIf: [{ port: '1.eval', is: true }] } } },
        { inputs: { 0: 'module-name' } }
      ]
    }
  } satisfies Record<string, Item>)
}

const loads = { call: { inputs: { 0: 'module-name' } } } satisfies Item

/** What `createRequire` gives loads modules as `require` does. */
export const nodeModule: Library = {
  package: 'node:module',
  aliases: ['module'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/module.html#modulecreaterequirefilename',
  exports: (members => ({ default: { members, new: { returns: { type: 'Module' } } }, ...members }))({
    createRequire: { call: { returns: { type: 'Require' } } },
    _load: { ...loads, undeclared: 'internal, and used all the same' }
  } satisfies Record<string, Item>),
  types: {
    Require: { virtual: true, ...loads },
    Module: { members: { _compile: { ...runs, undeclared: 'internal, and used all the same' } } }
  }
}
