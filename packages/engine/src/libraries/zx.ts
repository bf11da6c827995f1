import type { Library } from '../model/library.ts'

/** Holes of the tagged template are quoted for the shell. */
export const zx: Library = {
  package: 'zx',
  versions: '7 || 8',
  manual: 'https://google.github.io/zx/quotes',
  exports: { $: { tag: {} }, quote: { call: { returns: { from: '0', as: 'string', cleans: ['command'] } } }, quotePowerShell: { call: { returns: { from: '0', as: 'string', cleans: ['command'] } } } }
}
