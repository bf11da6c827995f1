import type { Library } from '../model/library.ts'

export const honoBodyLimit: Library = {
  package: 'hono/body-limit',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/middleware/builtin/body-limit',
  exports: { bodyLimit: { call: { middleware: { role: 'body-limit' }, settings: { '0.maxSize': 'body-limit' } } } }
}
