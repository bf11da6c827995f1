import type { Item, Library } from '../model/library.ts'

const none = 'the package has no declarations'
const reads: Item = { call: { inputs: { 0: 'serialized' } } }

/** Functions in the text are made with `eval`, and called where it says so. */
export const nodeSerialize: Library = {
  package: 'node-serialize',
  versions: '0',
  manual: 'https://github.com/luin/serialize#readme',
  exports: (members => ({ default: { members, undeclared: none }, ...members }))({ unserialize: { ...reads, undeclared: none }, serialize: { undeclared: none } } satisfies Record<string, Item>)
}

export const serializeToJs: Library = {
  package: 'serialize-to-js',
  versions: '1 || 2 || 3',
  manual: 'https://github.com/commenthol/serialize-to-js#readme',
  exports: (members => ({ default: { members, undeclared: none }, ...members }))({ deserialize: { ...reads, undeclared: none }, serialize: { undeclared: none } } satisfies Record<string, Item>)
}

export const funcster: Library = {
  package: 'funcster',
  versions: '0',
  manual: 'https://github.com/jeffomatic/funcster#readme',
  exports: (members => ({ default: { members, undeclared: none }, ...members }))({ deepDeserialize: { ...reads, undeclared: none }, deserialize: { ...reads, undeclared: none } } satisfies Record<string, Item>)
}

/** Objects of any class are made that V8 knows, and memory that the text asks for. */
export const nodeV8: Library = {
  package: 'node:v8',
  aliases: ['v8'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/v8.html#v8deserializebuffer',
  exports: (members => ({ default: { members }, ...members }))({
    deserialize: reads, serialize: {}, getHeapSnapshot: { call: { reveals: 'memory' } }, writeHeapSnapshot: { call: { reveals: 'memory' } }
  } satisfies Record<string, Item>)
}
