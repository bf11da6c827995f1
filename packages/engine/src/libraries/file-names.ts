import type { Item, Library } from '../model/library.ts'

const none = 'not installed for its declarations'
/** No slash is left, and no name of `..` alone. */
const name: Item = { call: { returns: { from: '0', as: 'string', cleans: ['path-root', 'path-dots'] } }, undeclared: none }

export const sanitizeFilename: Library = {
  package: 'sanitize-filename',
  aliases: ['filenamify', 'slugify', '@sindresorhus/slugify'],
  versions: '*',
  manual: 'https://github.com/parshap/node-sanitize-filename#readme',
  exports: { default: name }
}
