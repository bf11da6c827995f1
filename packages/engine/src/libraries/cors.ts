import type { Library } from '../model/library.ts'

/** What its options allow is judged by the adapters of frameworks, value by value. */
export const cors: Library = {
  package: 'cors',
  versions: '2',
  manual: 'https://expressjs.com/en/resources/middleware/cors.html',
  exports: { default: { call: { middleware: { role: 'cors' } } } }
}
