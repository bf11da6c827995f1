import type { Item, Library } from '../model/library.ts'

/** The parts behind the first begin no path of their own; what comes out is in normal form, and may still begin with `..`. */
const join: Item = { call: { returns: [{ from: '0', as: 'string', cleans: ['path-form'] }, { from: '1*', as: 'string', cleans: ['path-form', 'path-root'] }] } }
/** A part that begins at the root throws away all before it. */
const resolve: Item = { call: { returns: { from: '*', as: 'string', cleans: ['path-form'] } } }
/** The last part alone. */
const last: Item = { call: { returns: { from: '0', as: 'string', cleans: ['path-root', 'path-dots', 'redirect-target'] } } }
const same: Item = { call: { returns: { from: '0', as: 'string' } } }

const functions = {
  join,
  resolve,
  normalize: { call: { returns: { from: '0', as: 'string', cleans: ['path-form'] } } },
  basename: last,
  extname: last,
  dirname: same,
  toNamespacedPath: same,
  relative: { call: { returns: { from: '1', as: 'string', cleans: ['path-form'] } } },
  isAbsolute: { call: { checks: { value: '0', passes: 'false', cleans: ['path-root'] }, returns: { value: 'boolean' } } },
  parse: {
    call: {
      returns: {
        record: {
          dir: { from: '0', as: 'string' },
          base: { from: '0', as: 'string', cleans: ['path-root', 'path-dots'] },
          name: { from: '0', as: 'string', cleans: ['path-root', 'path-dots'] },
          ext: { from: '0', as: 'string', cleans: ['path-root', 'path-dots'] }
        }
      }
    }
  },
  format: { call: { returns: [{ from: '0.dir', as: 'string' }, { from: '0.base', as: 'string' }, { from: '0.name', as: 'string' }] } },
  sep: { constant: '/' }
} satisfies Record<string, Item>

const members: Readonly<Record<string, Item>> = { ...functions, posix: { members: functions }, win32: { members: functions } }

export const nodePath: Library = {
  package: 'node:path',
  aliases: ['path', 'upath', 'node:path/posix', 'path/posix'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/path.html',
  exports: { default: { members }, ...members }
}
