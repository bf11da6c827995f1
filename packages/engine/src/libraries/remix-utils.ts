import type { Library } from '../model/library.ts'

/** An address that leads elsewhere becomes the one that is meant instead. */
export const remixUtils: Library = {
  package: 'remix-utils',
  aliases: ['remix-utils/safe-redirect'],
  versions: '7 || 8 || 9',
  manual: 'https://github.com/sergiodxa/remix-utils#safe-redirects',
  exports: { safeRedirect: { call: { returns: { from: '0', cleans: ['redirect-target'] } }, undeclared: 'of the path `safe-redirect`' } }
}
