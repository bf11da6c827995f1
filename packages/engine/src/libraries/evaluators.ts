import type { Item, Library, Signature } from '../model/library.ts'

const none = 'the package has no declarations'
const runs: Item = { call: { inputs: { 0: 'code' } } }
const boxed: Signature = { inputs: { '0.sandbox': 'code-context' } }
const names: Readonly<Record<string, Item>> = {
  setGlobal: { call: { inputs: { 1: 'code-context' } } }, setGlobals: { call: { inputs: { 0: 'code-context' } } },
  freeze: { call: { inputs: { 0: 'code-context' } } }, protect: {}
}

/** Its authors say of it that it cannot keep code in. */
export const vm2: Library = {
  package: 'vm2',
  versions: '3',
  manual: 'https://github.com/patriksimek/vm2#readme',
  exports: {
    VM: { new: { ...boxed, returns: { type: 'VM' } } },
    NodeVM: { new: { ...boxed, returns: { type: 'NodeVM' } }, members: { code: { ...runs, undeclared: 'static' }, file: { undeclared: 'static' } } },
    VMScript: { new: { inputs: { 0: 'code' } } }
  },
  types: { VM: { members: { run: runs, ...names } }, NodeVM: { members: { run: runs, ...names } } }
}

const evaluates: Item = { ...runs, undeclared: none }

/** Evaluators that promise a sandbox and have been left more than once. */
export const notevil: Library = {
  package: 'notevil',
  aliases: ['safe-eval', 'safer-eval', 'static-eval', 'node-eval', 'eval', 'require-from-string'],
  versions: '1',
  manual: 'https://github.com/mmckegg/notevil#readme',
  exports: { default: evaluates, eval: evaluates, FunctionFactory: { undeclared: none } }
}

/** Runs the text in another process of Node, which is held by its own functions only. */
export const sandbox: Library = {
  package: 'sandbox',
  versions: '0.8',
  manual: 'https://github.com/gf3/sandbox#readme',
  exports: { default: { new: { returns: { type: 'Sandbox' } }, call: { returns: { type: 'Sandbox' } }, undeclared: none } },
  types: { Sandbox: { virtual: true, members: { run: runs, postMessage: {}, on: {} } } }
}

const asksByPath: Item = { call: { inputs: { 1: 'code' }, returns: { from: '0' } } }

/** Expressions within a path (`$[?(@.price < 10)]`) are evaluated as JavaScript. */
export const jsonpath: Library = {
  package: 'jsonpath',
  versions: '1',
  manual: 'https://github.com/dchester/jsonpath#readme',
  exports: (members => ({ default: { members }, ...members }))({
    query: asksByPath, paths: asksByPath, nodes: asksByPath, value: asksByPath, parent: asksByPath, apply: asksByPath, parse: {}, stringify: {}
  } satisfies Record<string, Item>)
}

/** Before 10 every path was run by node:vm; from then on by an interpreter of its own, which was left as well, unless `eval` is false. */
export const jsonpathPlus: Library = {
  package: 'jsonpath-plus',
  versions: '4 || 5 || 6 || 7 || 8 || 9 || 10 || 11',
  manual: 'https://github.com/JSONPath-Plus/JSONPath#properties',
  exports: {
    JSONPath: { call: { inputs: { '0.path': { kind: 'code', onlyIf: [{ port: '0.eval', is: null }] } }, returns: { from: '0.json' } } }
  }
}
