import type { Library } from '../model/library.ts'

/** What its options allow is judged by the adapters of frameworks, value by value. */
export const honoCors: Library = {
  package: 'hono/cors',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/middleware/builtin/cors',
  exports: { cors: { call: { middleware: { role: 'cors' } } } }
}
