import type { Item, Library, Signature } from '../model/library.ts'

/** The text of a template is a program. */
const compiles: Item = { call: { inputs: { 0: 'template-text' } } }
const renders: Signature = { inputs: { 0: 'template-text', 1: 'template-data' } }
const compilesTo: Item = { call: { inputs: { 0: 'template-text' }, returns: { type: 'Compiled' } } }
const opens: Item = { call: { inputs: { 0: { kind: 'file-path', operation: 'read' }, 1: 'template-data' } } }

/** A compiled template, which is called with its data. */
const compiled = { Compiled: { virtual: true, call: {} } } as const

export const ejs: Library = {
  package: 'ejs',
  versions: '2 || 3',
  manual: 'https://ejs.co/#docs',
  exports: (members => ({ default: { members }, ...members }))({
    render: { call: renders }, compile: compiles, renderFile: opens, escapeXML: { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } }
  } satisfies Record<string, Item>)
}

export const pug: Library = {
  package: 'pug',
  aliases: ['jade'],
  versions: '2 || 3',
  manual: 'https://pugjs.org/api/reference.html',
  exports: (members => ({ default: { members }, ...members }))({
    render: { call: renders }, compile: compilesTo, compileClient: compiles, renderFile: opens, compileFile: { call: { inputs: { 0: { kind: 'file-path', operation: 'read' } } } }
  } satisfies Record<string, Item>),
  types: compiled
}

export const handlebars: Library = {
  package: 'handlebars',
  versions: '4',
  manual: 'https://handlebarsjs.com/api-reference/compilation.html',
  exports: (members => ({ default: { members }, ...members }))({
    compile: compilesTo, precompile: compiles,
    Utils: { members: { escapeExpression: { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } } } }
  } satisfies Record<string, Item>),
  types: compiled
}

export const nunjucks: Library = {
  package: 'nunjucks',
  versions: '3',
  manual: 'https://mozilla.github.io/nunjucks/api.html',
  exports: (members => ({ default: { members }, ...members }))({
    renderString: { call: { inputs: { 0: 'template-text' } } },
    compile: compilesTo,
    render: {},
    Environment: { new: { returns: { type: 'Environment' } } },
    configure: { call: { returns: { type: 'Environment' } } }
  } satisfies Record<string, Item>),
  types: { ...compiled, Environment: { members: { renderString: { call: { inputs: { 0: 'template-text' } } }, render: {} } } }
}

export const eta: Library = {
  package: 'eta',
  versions: '1 || 2 || 3 || 4',
  manual: 'https://eta.js.org/docs/api',
  exports: { Eta: { new: { returns: { type: 'Eta' } } } },
  types: { Eta: { members: { renderString: compiles, renderStringAsync: compiles, compile: compiles, render: {}, renderAsync: {} } } }
}

export const dot: Library = {
  package: 'dot',
  versions: '1',
  manual: 'https://olado.github.io/doT/index.html',
  exports: (members => ({ default: { members }, ...members }))({ template: compilesTo, compile: compilesTo } satisfies Record<string, Item>),
  types: compiled
}
