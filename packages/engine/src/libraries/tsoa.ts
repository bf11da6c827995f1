import type { Library } from '../model/library.ts'

/** Decorators say nothing here: the adapter of the framework reads them. */
export const tsoa: Library = {
  package: '@tsoa/runtime',
  versions: '3 || 4 || 5 || 6',
  manual: 'https://tsoa-community.github.io/docs/',
  exports: { ValidateError: { new: { answers: { status: 400 } } } },
  types: { Controller: { members: { setStatus: { call: { status: '0' } }, setHeader: { call: { inputs: { 0: 'response-header-name', 1: 'response-header-value' } } }, getStatus: {}, getHeader: {}, getHeaders: {} } } }
}
