import type { Item, Library, Signature } from '../model/library.ts'

/** The text of a template is a program. */
const compiles: Item = { call: { inputs: { 0: 'template-text' } } }
const renders: Signature = { inputs: { 0: 'template-text', 1: 'template-data' } }
/** The same, with an option that says how to escape. */
const rendersEscaped: Signature = { ...renders, settings: { '2.escape': 'template-escaper' } }
const compilesTo: Item = { call: { inputs: { 0: 'template-text' }, returns: { type: 'Compiled' } } }
const opens: Item = { call: { inputs: { 0: { kind: 'file-path', operation: 'read' }, 1: 'template-data' } } }

/** A compiled template, which is called with its data. */
const compiled = { Compiled: { virtual: true, call: {} } } as const

export const ejs: Library = {
  package: 'ejs',
  versions: '2 || 3',
  manual: 'https://ejs.co/#docs',
  exports: (members => ({ default: { members }, ...members }))({
    render: { call: rendersEscaped }, compile: compiles, renderFile: opens, escapeXML: { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } }
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
    compile: { call: { inputs: { 0: 'template-text' }, settings: { '1.noEscape': 'template-raw' }, returns: { type: 'Compiled' } } },
    precompile: { call: { inputs: { 0: 'template-text' }, settings: { '1.noEscape': 'template-raw' } } },
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
    Environment: { new: { settings: { '1.autoescape': 'template-escape' }, returns: { type: 'Environment' } } },
    configure: { call: { settings: { '0.autoescape': 'template-escape', '1.autoescape': 'template-escape' }, returns: { type: 'Environment' } } }
  } satisfies Record<string, Item>),
  types: { ...compiled, Environment: { members: { renderString: { call: { inputs: { 0: 'template-text' } } }, render: {} } } }
}

export const eta: Library = {
  package: 'eta',
  versions: '1 || 2 || 3 || 4',
  manual: 'https://eta.js.org/docs/api',
  exports: { Eta: { new: { settings: { '0.autoEscape': 'template-escape' }, returns: { type: 'Eta' } } } },
  types: { Eta: { members: { renderString: compiles, renderStringAsync: compiles, compile: compiles, render: {}, renderAsync: {} } } }
}

export const dot: Library = {
  package: 'dot',
  versions: '1',
  manual: 'https://olado.github.io/doT/index.html',
  exports: (members => ({ default: { members }, ...members }))({ template: compilesTo, compile: compilesTo } satisfies Record<string, Item>),
  types: compiled
}

/** Whatever stands at `escape` makes texts of values. */
export const mustache: Library = {
  package: 'mustache',
  versions: '2 || 3 || 4',
  manual: 'https://github.com/janl/mustache.js#readme',
  // Of its streaming port, mu2.
  options: { escapeMarkup: 'template-escape' },
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({
    render: { call: { inputs: { 0: 'template-text' }, settings: { '3.escape': 'template-escaper' } } },
    parse: {},
    escape: { decides: 'template-escaper', call: { returns: { from: '0', as: 'string', cleans: ['html'] } } }
  } satisfies Record<string, Item>)
}

export const hogan: Library = {
  package: 'hogan.js',
  versions: '3',
  manual: 'https://twitter.github.io/hogan.js/',
  exports: (members => ({ default: { members, undeclared: 'the CommonJS value' }, ...members }))({ compile: compilesTo, parse: {}, scan: {} } satisfies Record<string, Item>),
  types: compiled
}

export const squirrelly: Library = {
  package: 'squirrelly',
  versions: '8 || 9',
  manual: 'https://squirrelly.js.org/docs/api/overview',
  exports: {
    render: { call: { inputs: { 0: 'template-text', 1: 'template-data' }, settings: { '2.autoEscape': 'template-escape' } } },
    compile: { call: { inputs: { 0: 'template-text' }, settings: { '1.autoEscape': 'template-escape' }, returns: { type: 'Compiled' } } }
  },
  types: compiled
}
