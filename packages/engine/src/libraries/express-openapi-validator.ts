import type { Library } from '../model/library.ts'

/** Checks requests by the document of the API; what it lets through is not followed. */
export const expressOpenapiValidator: Library = {
  package: 'express-openapi-validator',
  versions: '4 || 5',
  manual: 'https://github.com/cdimascio/express-openapi-validator#readme',
  exports: { middleware: { call: { middleware: { role: 'validator' } } } }
}
