import type { Input, Item, Library } from '../model/library.ts'

const expands = (port: string): Input => ({ kind: 'xml-text', onlyIf: [{ port, is: true }] })
const none = 'the package has no declarations'

/** Entities are expanded and definitions loaded only when an option says so. */
const parses: Item = {
  call: ['1.noent', '1.replaceEntities', '1.dtdload', '1.huge'].map(option => ({ when: { [option]: 'present' as const }, inputs: { 0: expands(option) } }))
}
const pushes: Item = { call: { inputs: { 0: 'xml-text' } } }
const libxmlFunctions = {
  parseXml: parses,
  parseXmlString: { ...parses, undeclared: 'an older name' },
  parseXmlAsync: { ...parses, undeclared: 'of libxmljs2' },
  parseHtml: {},
  // Both expand entities as they go.
  SaxParser: { new: { returns: { type: 'SaxParser' } }, undeclared: 'declared as a function' },
  SaxPushParser: { new: { returns: { type: 'SaxPushParser' } }, undeclared: 'declared as a function' }
} satisfies Record<string, Item>

export const libxmljs: Library = {
  package: 'libxmljs',
  aliases: ['libxmljs2'],
  versions: '0 || 1',
  manual: 'https://github.com/libxmljs/libxmljs/wiki',
  exports: { default: { members: libxmlFunctions, undeclared: 'the CommonJS value' }, ...libxmlFunctions },
  types: { SaxParser: { virtual: true, members: { parseString: pushes, on: {} } }, SaxPushParser: { virtual: true, members: { push: pushes, on: {} } } }
}

/** Both expand what the document defines, and nothing can turn it off. */
export const nodeExpat: Library = {
  package: 'node-expat',
  aliases: ['xml2json'],
  versions: '2',
  manual: 'https://github.com/xmppo/node-expat#readme',
  exports: {
    Parser: { new: { returns: { type: 'Parser' } }, undeclared: none },
    createParser: { call: { returns: { type: 'Parser' } }, undeclared: none },
    toJson: { call: { inputs: { 0: 'xml-text' } }, undeclared: 'of xml2json' }
  },
  types: { Parser: { virtual: true, members: { parse: { call: { inputs: { 0: 'xml-text' } } }, write: { call: { inputs: { 0: 'xml-text' } } }, end: {}, on: {} } } }
}

const plain: Item = { call: { returns: { from: '0' } } }

/** Neither resolves entities that a document defines. */
export const xml2js: Library = {
  package: 'xml2js',
  versions: '0.4 || 0.5 || 0.6',
  manual: 'https://github.com/Leonidas-from-XIV/node-xml2js#readme',
  exports: (members => ({ default: { members }, ...members }))({
    parseString: { call: { callbacks: { 1: [null, { from: '0' }], 2: [null, { from: '0' }] } } }, parseStringPromise: plain, Parser: {}, Builder: {}
  } satisfies Record<string, Item>)
}
