import type { Input, Item, Library } from '../model/library.ts'

const expands = (port: string): Input => ({ kind: 'xml-text', onlyIf: [{ port, is: true }] })
const none = 'the package has no declarations'

/** Entities are expanded and definitions loaded only when an option says so. */
const parses: Item = { call: [{ when: { 1: 'present' }, inputs: { 0: expands('1.noent') } }, {}] }
const libxmlFunctions = {
  parseXml: parses,
  parseXmlString: { ...parses, undeclared: 'an older name' },
  parseXmlAsync: { ...parses, undeclared: 'of libxmljs2' },
  parseHtml: {},
  SaxParser: {},
  SaxPushParser: {}
} satisfies Record<string, Item>

export const libxmljs: Library = {
  package: 'libxmljs',
  aliases: ['libxmljs2'],
  versions: '0 || 1',
  manual: 'https://github.com/libxmljs/libxmljs/wiki',
  exports: { default: { members: libxmlFunctions, undeclared: 'the CommonJS value' }, ...libxmlFunctions }
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
