import type { Item, Library } from '../model/library.ts'

const html: Item = { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } }
const pattern: Item = { call: { returns: { from: '0', as: 'string', cleans: ['regex'] } } }

export const escapeHtml: Library = {
  package: 'escape-html',
  versions: '1',
  manual: 'https://github.com/component/escape-html#readme',
  exports: { default: html }
}

const he = { encode: html, escape: html, decode: { call: { returns: { from: '0', as: 'string' } } }, unescape: { call: { returns: { from: '0', as: 'string' } } } } satisfies Record<string, Item>

export const heLibrary: Library = {
  package: 'he',
  aliases: ['html-entities'],
  versions: '1 || 2',
  manual: 'https://github.com/mathiasbynens/he#readme',
  exports: { default: { members: he, undeclared: 'the CommonJS value' }, ...he }
}

export const sanitizeHtml: Library = {
  package: 'sanitize-html',
  aliases: ['xss', 'xss-filters', 'insane'],
  versions: '1 || 2',
  manual: 'https://github.com/apostrophecms/sanitize-html#readme',
  exports: { default: html }
}

export const dompurify: Library = {
  package: 'dompurify',
  aliases: ['isomorphic-dompurify'],
  versions: '2 || 3',
  manual: 'https://github.com/cure53/DOMPurify#readme',
  exports: { default: { call: { returns: { type: 'DOMPurify' } }, members: { sanitize: html } }, sanitize: { ...html, undeclared: 'a member of the default' } },
  types: { DOMPurify: { members: { sanitize: html } } }
}

export const escapeStringRegexp: Library = {
  package: 'escape-string-regexp',
  aliases: ['escape-regexp'],
  versions: '2 || 4 || 5',
  manual: 'https://github.com/sindresorhus/escape-string-regexp#readme',
  exports: { default: pattern }
}
